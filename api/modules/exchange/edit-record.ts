import type { Call } from '#api/call.ts';
import type { ImportKind } from '#api/domain/import/column.ts';
import { rowError, type RowError } from '#api/domain/import/row-error.ts';
import { columnsOf } from '#api/domain/import/kinds.ts';
import { Problem } from '#api/http/problem.ts';
import { planRows } from './plan-rows.ts';

type Given = {
	kind: Extract<ImportKind, 'units' | 'positions' | 'competencies' | 'people'>;
	/** The record that is edited, or null for a new one. */
	subject: string | null;
	cells: Readonly<Record<string, string | undefined>>;
};

/**
 * One record of a register, edited by hand: the same checks, writing and history as a spreadsheet of
 * one row. An emptied field empties; a field that was not sent stays.
 */
export async function editRecord(call: Call, { kind, subject, cells }: Given) {
	if (call.scopeOf(permissionOf[kind]).kind !== 'all') throw new Problem('not-found');
	const columns = columnsOf(kind).filter(({ key }) => cells[key] !== undefined);
	const mapping = Object.fromEntries(columns.map(({ key }, index) => [key, index]));
	const texts = columns.map(({ key, required }) => {
		const text = (cells[key] ?? '').replace(/\s+/g, ' ').trim();
		return text === '' && subject !== null && !required ? '-' : text;
	});

	return call.write(actionOf[kind], async (tx) => {
		const plan = await planRows({
			db: tx,
			call,
			kind,
			rows: [{ number: 1, cells: texts }],
			mapping
		});
		const [row] = plan.rows;
		if (!row) throw new Problem('internal');
		if (row.errors.length > 0) throw invalid(row.errors);
		if (subject === null && row.outcome !== 'new')
			throw invalid([rowError(identityOf[kind], 'already-known')]);

		await plan.apply(tx);
		const result = { outcome: row.outcome, changed: row.changes.map(({ column }) => column) };
		return { subject: subject ?? `${kind}:new`, after: { fields: result.changed }, result };
	});
}

const permissionOf = {
	units: 'organisation.edit',
	positions: 'organisation.edit',
	competencies: 'competency.edit',
	people: 'person.edit'
} as const;
const actionOf = {
	units: 'unit.changed',
	positions: 'position.changed',
	competencies: 'competency.changed',
	people: 'person.changed'
} as const;
const identityOf = {
	units: 'kode',
	positions: 'kode',
	competencies: 'kode',
	people: 'nip'
} as const;

const invalid = (errors: readonly RowError[]) =>
	new Problem('invalid-input', {
		errors: errors.map(({ column, code, params }) => ({
			pointer: `/${column ?? ''}`,
			code,
			params
		}))
	});
