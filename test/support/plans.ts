/** Reads a query plan for what would grow with the agency. */

/**
 * Tables that stay small however many people an agency has: reference data, the tree of units, the
 * dictionaries and the catalogue. Every other table is large until it is written here.
 */
const small = new Set([
	'institution',
	'signatory',
	'rule',
	'development_form',
	'development_form_version',
	'position_class',
	'position_class_version',
	'holiday',
	'legal_status',
	'rank',
	'certificate_counter',
	'unit',
	'position',
	'position_requirement',
	'competency',
	'competency_level',
	'attendance_status',
	'course',
	'course_competency',
	'course_position',
	'course_version',
	'course_draft',
	'course_search',
	'course_word',
	'lesson',
	'lesson_file',
	'question',
	'lesson_question',
	'stored_file',
	'workshop_event',
	'event_quota',
	'event_requirement',
	'workshop_session',
	'assignment',
	'post_test',
	'evaluation_form',
	'evaluation_question',
	'event_evaluation',
	'room',
	'trainer'
]);

/** Indexes along which a list is read page by page, in the order that it is shown. */
const walks = new Set([
	'person_name',
	'person_nip',
	'audit_event_at',
	'certificate_issued',
	'import_job_created',
	'correction_request_open',
	'correction_request_closed'
]);

/** Partial indexes that hold few rows, or are asked only whether they hold one. */
const partial = new Set([
	'certificate_event_revoked',
	'role_grant_held',
	'user_disabled',
	'user_with_password',
	'correction_request_open'
]);

type Planned = { sql: string; plan: readonly string[] };

/** The lines of a plan that read a large table from end to end. */
export function scansOf({ sql, plan }: Planned): string[] {
	const tables = tablesOf(sql);
	const isPaged = /\blimit\b/i.test(sql) && !plan.some((line) => /FOR ORDER BY/.test(line));
	return plan.filter((line) => {
		const [, name = '', rest = ''] = /^SCAN (?:TABLE )?(\S+)(.*)$/.exec(line) ?? [];
		const table = tables.get(name.toLowerCase());
		if (table && isAny(sql, table)) return false;
		if (!table || small.has(table) || rest.includes('VIRTUAL TABLE')) return false;
		const [, index = ''] = /USING (?:COVERING )?INDEX (\S+)/.exec(rest) ?? [];
		return !partial.has(index) && !(isPaged && walks.has(index));
	});
}

/** Whether a table holds anything at all: one row is read. */
const isAny = (sql: string, table: string) =>
	new RegExp(`exists \\(select 1 from ${table}( where 1)?\\)`).test(sql);

/** Table by the name that a plan uses: its own, or an alias. */
function tablesOf(sql: string) {
	const found = new Map<string, string>();
	const named = /\b(?:from|join|update|into)\s+"?(\w+)"?(?:\s+(?:as\s+)?"?(\w+)"?)?/gi;
	for (const [, table = '', alias = ''] of sql.matchAll(named)) {
		const name = table.toLowerCase();
		found.set(name, name);
		if (alias && !words.has(alias.toLowerCase())) found.set(alias.toLowerCase(), name);
	}
	const temporary = /(?:\bwith|,)\s+(?:recursive\s+)?"?(\w+)"?\s*(?:\([^)]*\))?\s+as\b/gi;
	for (const [, name = ''] of sql.matchAll(temporary)) found.delete(name.toLowerCase());
	for (const name of ['json_each', 'json_tree']) found.delete(name);
	return found;
}

const words = new Set(
	'on where join inner left cross set values group order limit union select using indexed'.split(
		' '
	)
);
