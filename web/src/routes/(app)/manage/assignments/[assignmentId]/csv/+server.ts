import { unwrap } from '#lib/api/unwrap.ts';
import { stateWords } from '#lib/assignments/words.ts';
import { dateTime } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** The list of an assignment as a spreadsheet opens it: semicolons, as the decimal comma asks for. */
export const GET = async ({ locals, params }) => {
	const assignment = await unwrap(locals.api.assignments[':assignmentId'].$get({ param: params }));
	const rows = assignment.work.map((row) => [
		row.name,
		row.unit ?? '',
		stateWords[row.state](),
		row.handedInAt ? dateTime(row.handedInAt, assignment.zone) : '',
		row.points === null ? '' : String(row.points),
		row.points === null ? '' : row.passed ? m.assignments_passed() : m.assignments_failed()
	]);
	const heads = [
		m.assignments_participant(),
		m.workshops_unit(),
		m.assignments_state(),
		m.assignments_handed_in_at(),
		`${m.assignments_grade()} (0–${assignment.points})`,
		m.assignments_passed()
	];
	const text = [heads, ...rows].map((row) => row.map(cell).join(';')).join('\r\n');
	return new Response(`\uFEFF${text}\r\n`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${assignment.title}.csv`)}`,
			'cache-control': 'private, no-store'
		}
	});
};

/** Quoted; what a spreadsheet would take for a formula is made plain text. */
const cell = (text: string) =>
	`"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
