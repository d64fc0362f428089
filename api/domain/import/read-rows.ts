/** Rows of a sheet to canonical cells, each with everything that is wrong in it. */
import { readCell } from './cell.ts';
import { emptied, type Cells, type Column } from './column.ts';
import type { Mapping } from './heading.ts';
import type { RowError } from './row-error.ts';

export type ReadRow<Key extends string = string> = {
	row: number;
	cells: Cells<Key>;
	errors: RowError[];
};

export function readRows<Key extends string>(
	rows: readonly { number: number; cells: readonly string[] }[],
	columns: readonly Column<Key>[],
	mapping: Mapping
): ReadRow<Key>[] {
	return rows.map(({ number, cells: raw }) => {
		const cells = blankCells(columns);
		const errors: RowError[] = [];
		for (const column of columns) {
			const index = mapping[column.key];
			const text = index === undefined ? '' : (raw[index] ?? '');
			const cell = readCell(column, text);
			cells[column.key] = cell.ok ? cell.value : text;
			if (!cell.ok) errors.push(cell.error);
		}
		return { row: number, cells, errors };
	});
}

function blankCells<Key extends string>(columns: readonly Column<Key>[]): Cells<Key> {
	const cells = Object.fromEntries(columns.map(({ key }) => [key, '']));
	return asCells<Key>(cells);
}

/** The columns' keys are exactly `Key`. */
const asCells = <Key extends string>(cells: Record<string, string>) => cells as Cells<Key>;

export type CellChange = { column: string; before: string; after: string };

/** `cells` over what is known: a blank leaves the old value, a dash empties it. */
export function mergedCells<Key extends string>(
	known: Cells<Key> | undefined,
	cells: Cells<Key>
): Cells<Key> {
	const merged = { ...cells };
	for (const key of keysOf(cells)) {
		if (cells[key] === emptied) merged[key] = asText('');
		else if (cells[key] === '' && known) merged[key] = known[key];
	}
	return merged;
}

/** What `after` changes, cell by cell. */
export function changesBetween<Key extends string>(
	before: Cells<Key> | undefined,
	after: Cells<Key>
): CellChange[] {
	return keysOf(after)
		.map((column) => ({ column, before: before?.[column] ?? '', after: after[column] }))
		.filter((change) => change.before !== change.after);
}

const keysOf = <Key extends string>(cells: Cells<Key>) => Object.keys(cells) as Key[];
const asText = <T extends string>(text: string) => text as T;
