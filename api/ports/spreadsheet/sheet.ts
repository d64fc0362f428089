/** What a spreadsheet is to the rest of the portal: rows of text, and why there may be none. */
import type { ForeignKind } from './file-kind.ts';

/** One row as the spreadsheet program numbers it, first row 1. */
export type SheetRow = { number: number; cells: string[] };
/** Cells joined into one, by row numbers and column indexes, both inclusive. */
export type Merge = { fromRow: number; toRow: number; fromColumn: number; toColumn: number };
export type Sheet = { name: string; rows: SheetRow[]; merges: Merge[] };

export type SpreadsheetRefusal =
	| { reason: 'wrong-kind'; found: ForeignKind }
	| { reason: 'password-protected' }
	| { reason: 'damaged' }
	| { reason: 'bomb' }
	| { reason: 'too-large'; limitMb: number }
	| { reason: 'too-many-rows'; limitRows: number }
	| { reason: 'too-many-columns'; limitColumns: number }
	| { reason: 'empty' };

/** How large a spreadsheet may be. */
export type SpreadsheetLimits = { bytes: number; rows: number; columns: number };

/**
 * What one Worker reads in memory and time that were measured, whatever a rule says; the rules
 * `impor.*` set the limits below it.
 */
export const spreadsheetCeiling = {
	bytes: 8 * 1024 * 1024,
	/** Rows with data, besides headings. */
	rows: 25_000,
	/** Titles and headings that may stand above the data. */
	headRows: 20,
	columns: 200,
	cellCharacters: 8_000
} as const;
