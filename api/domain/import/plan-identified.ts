/** Records that have no code of their own: one is known by an identity that its cells make. */
import type { Cells } from './column.ts';
import { planned, refused, withDuplicates, type PlannedRow } from './plan.ts';
import { changesBetween, mergedCells, type ReadRow } from './read-rows.ts';

type Given<Key extends string> = {
	/** Where a row is told that an earlier one says the same. */
	column: NoInfer<Key>;
	identityOf: (cells: Cells<Key>) => string;
	/** By identity. */
	known: ReadonlyMap<string, Cells<Key>>;
};
type IdentifiedWrite<Key extends string> = { cells: Cells<Key>; identity: string };

export function planIdentified<Key extends string>(
	judged: readonly ReadRow<Key>[],
	{ column, identityOf, known }: Given<Key>
): PlannedRow<IdentifiedWrite<Key>>[] {
	return withDuplicates(judged, column, ({ cells, errors }) =>
		errors.length > 0 ? null : identityOf(cells)
	).map((row) => {
		if (row.errors.length > 0) return refused(row.row, row.errors);
		const identity = identityOf(row.cells);
		const before = known.get(identity);
		const cells = mergedCells(before, row.cells);
		return planned({
			row: row.row,
			known: before !== undefined,
			changes: changesBetween(before, cells),
			write: { cells, identity }
		});
	});
}
