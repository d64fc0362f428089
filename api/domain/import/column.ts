/** Columns of a spreadsheet as data: what they are called, what they hold, how a person is told about them. */
export const importKinds = [
	'units',
	'competencies',
	'positions',
	'people',
	'courses',
	'past-trainings',
	'levels'
] as const;
export type ImportKind = (typeof importKinds)[number];

/** Each cell is read to one canonical text: a day to `YYYY-MM-DD`, a choice to its code, a NIP to 18 digits. */
export type ColumnType =
	| { is: 'text'; longest: number }
	| { is: 'code' }
	| { is: 'day' }
	| { is: 'number'; least: number; most: number }
	| { is: 'nip' }
	| { is: 'email' }
	| { is: 'phone' }
	/** The first word of a choice is the one that people are told to write. */
	| { is: 'choice'; choices: Readonly<Record<string, readonly string[]>> }
	| { is: 'levels'; importance: boolean };

export type Column<Key extends string = string> = {
	key: Key;
	/** The heading in our templates. */
	label: string;
	/** Other headings that mean the same, such as SIASN's field names. */
	aliases: readonly string[];
	required: boolean;
	type: ColumnType;
	/** One sentence for the explanation sheet of the template. */
	help: string;
	example: string;
};

export type KindOf<Key extends string> = {
	kind: ImportKind;
	/** What the template is called in the registers of the agency. */
	title: string;
	columns: readonly Column<Key>[];
};

/** Canonical cells by column; an empty text is an empty cell. */
export type Cells<Key extends string = string> = Record<Key, string>;

const longestLine = 300;
export const line: ColumnType = { is: 'text', longest: longestLine };
export const prose: ColumnType = { is: 'text', longest: 4_000 };
export const code: ColumnType = { is: 'code' };
export const day: ColumnType = { is: 'day' };
export const nip: ColumnType = { is: 'nip' };
export const wholeNumber = (least: number, most: number): ColumnType => ({
	is: 'number',
	least,
	most
});
export const choice = (choices: Readonly<Record<string, readonly string[]>>): ColumnType => ({
	is: 'choice',
	choices
});

/** In a cell: make the old value empty. A blank cell leaves it as it is. */
export const emptied = '-';
