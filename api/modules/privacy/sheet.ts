/** What is held, as a person reads it: a table of words. */
import type { Head, SheetCode } from '#api/domain/personal-data.ts';
import type { Formats } from './formats.ts';
import type { Held } from './held.ts';
import type { DataWords } from './words/words.ts';

/** `facts` is one thing, field by field: heads and one row. */
export type Sheet = {
	code: SheetCode;
	title: string;
	facts: boolean;
	heads: string[];
	rows: string[][];
};

export type Told = { held: Held; words: DataWords; formats: Formats; personId: string };
type Cell<Row> = readonly [Head, (row: Row) => string | number | null | undefined];

/** A table of rows, without columns that nobody filled. */
export function sheet<Row>(
	{ words }: Pick<Told, 'words'>,
	code: SheetCode,
	rows: readonly Row[],
	cells: readonly Cell<Row>[]
): Sheet {
	const columns = cells
		.map(([head, value]) => ({ head, texts: rows.map((row) => String(value(row) ?? '')) }))
		.filter(({ texts }) => texts.some(Boolean));
	return {
		code,
		title: words.sheets[code],
		facts: false,
		heads: columns.map(({ head }) => words.heads[head]),
		rows: rows.map((_, at) => columns.map(({ texts }) => texts[at] ?? ''))
	};
}

/** One thing, field by field; fields without a value are left out. */
export function facts<Row>(
	told: Pick<Told, 'words'>,
	code: SheetCode,
	row: Row | undefined,
	cells: readonly Cell<Row>[]
): Sheet {
	const table = sheet(told, code, row === undefined ? [] : [row], cells);
	return { ...table, facts: true };
}
