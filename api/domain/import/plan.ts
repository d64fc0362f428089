/** What an import would do, row by row, before anything is written. */
import type { CellChange, ReadRow } from './read-rows.ts';
import { rowError, type RowError } from './row-error.ts';

export const rowOutcomes = ['new', 'changed', 'unchanged', 'invalid'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** `write` is what a valid row leaves behind; rows without one change nothing. */
export type PlannedRow<Write> = {
	row: number;
	outcome: RowOutcome;
	changes: CellChange[];
	errors: RowError[];
	write: Write | null;
};

export type Counts = Record<RowOutcome, number>;

export function countsOf(rows: readonly { outcome: RowOutcome }[]): Counts {
	const counts: Counts = { new: 0, changed: 0, unchanged: 0, invalid: 0 };
	for (const { outcome } of rows) counts[outcome] += 1;
	return counts;
}

export const refused = <Write>(row: number, errors: RowError[]): PlannedRow<Write> => ({
	row,
	outcome: 'invalid',
	changes: [],
	errors,
	write: null
});

/** A row whose changes are known: new when nothing was known, else changed or unchanged. */
export function planned<Write>(given: {
	row: number;
	known: boolean;
	changes: CellChange[];
	write: Write;
}): PlannedRow<Write> {
	const { row, known, changes, write } = given;
	const outcome = !known ? 'new' : changes.length > 0 ? 'changed' : 'unchanged';
	return { row, outcome, changes, errors: [], write: outcome === 'unchanged' ? null : write };
}

/** Marks each row whose identity an earlier row already has; `identityOf` gives null for rows to skip. */
export function withDuplicates<Key extends string>(
	rows: readonly ReadRow<Key>[],
	column: NoInfer<Key>,
	identityOf: (row: ReadRow<Key>) => string | null
): ReadRow<Key>[] {
	const firstRowOf = new Map<string, number>();
	return rows.map((row) => {
		const identity = identityOf(row);
		const first = identity === null ? undefined : firstRowOf.get(identity);
		if (identity !== null && first === undefined) firstRowOf.set(identity, row.row);
		if (first === undefined) return row;
		return {
			...row,
			errors: [...row.errors, rowError(column, 'duplicate-in-file', { row: first })]
		};
	});
}
