/** Which row of a sheet holds the headings, and which column each heading means. */
import type { Column } from './column.ts';

type Row = { number: number; cells: readonly string[] };
type Merge = { fromRow: number; toRow: number; fromColumn: number; toColumn: number };

/** What a heading is found by. */
export type NamedColumn = Pick<Column, 'key' | 'label' | 'aliases'>;

/** Column key → index of the cell in each row. */
export type Mapping = Record<string, number>;

const rowsToSearch = 12;

/** `Gelar Depan`, `gelar_depan` and `gelarDepan` are one heading. */
export const plainHeading = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Index of the heading row: among the first rows, the one that names most columns; else the first. */
export function findHeadings(rows: readonly Row[], columns: readonly NamedColumn[]): number {
	const scores = rows
		.slice(0, rowsToSearch)
		.map((row) => Object.keys(suggestMapping(row.cells, columns)).length);
	const best = Math.max(0, ...scores);
	return best === 0 ? 0 : scores.indexOf(best);
}

/** The columns that the headings name; each heading and each column is used once. */
export function suggestMapping(
	headings: readonly string[],
	columns: readonly NamedColumn[]
): Mapping {
	const mapping: Mapping = {};
	const taken = new Set<number>();
	for (const namesOf of [ownNames, aliasNames]) {
		for (const column of columns.filter(({ key }) => !(key in mapping))) {
			const names = new Set(namesOf(column).map(plainHeading));
			const index = headings.findIndex(
				(text, at) => !taken.has(at) && names.has(plainHeading(text))
			);
			if (index < 0) continue;
			mapping[column.key] = index;
			taken.add(index);
		}
	}
	return mapping;
}

const ownNames = ({ key, label }: NamedColumn) => [key, label];
const aliasNames = ({ aliases }: NamedColumn) => [...aliases];

/** True when cells of the heading row are joined, so that a heading belongs to no single column. */
export const hasMergedHeadings = (row: number, merges: readonly Merge[]) =>
	merges.some(({ fromRow, toRow, fromColumn, toColumn }) => {
		const touches = fromRow <= row && row <= toRow;
		return touches && (fromColumn !== toColumn || fromRow !== toRow);
	});

/** The name under which a corrected mapping of these headings is remembered. */
export const headingSignature = (headings: readonly string[]) =>
	headings.map(plainHeading).join('|');

/** Columns that must be mapped before anything can be read. */
export const missingColumns = (mapping: Mapping, columns: readonly Column[]) =>
	columns.filter(({ key, required }) => required && !(key in mapping)).map(({ key }) => key);
