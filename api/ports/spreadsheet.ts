/**
 * Spreadsheets of strangers, read into rows of text: XLSX or CSV, told apart by their bytes and
 * never by their name. Everything that cannot be read safely is refused with a closed reason.
 */
import { no, ok, type Result } from '#api/domain/result.ts';
import { readCsv } from './spreadsheet/csv.ts';
import { fileKindOf } from './spreadsheet/file-kind.ts';
import {
	spreadsheetCeiling,
	type Sheet,
	type SpreadsheetLimits,
	type SpreadsheetRefusal
} from './spreadsheet/sheet.ts';
import { readXlsx } from './spreadsheet/xlsx.ts';

export {
	spreadsheetCeiling,
	type Merge,
	type Sheet,
	type SheetRow,
	type SpreadsheetLimits,
	type SpreadsheetRefusal
} from './spreadsheet/sheet.ts';
export { writeXlsx, type SheetToWrite } from './spreadsheet/write.ts';

/** The first sheet with data in `bytes`. */
export function readSpreadsheet(
	bytes: Uint8Array,
	limits: SpreadsheetLimits = spreadsheetCeiling
): Result<Sheet, SpreadsheetRefusal> {
	if (bytes.length > limits.bytes) return no(tooLarge(limits));
	const kind = fileKindOf(bytes);
	if (kind === 'password-protected') return no({ reason: 'password-protected' });
	if (kind !== 'xlsx' && kind !== 'text') return no({ reason: 'wrong-kind', found: kind });

	const sheet = kind === 'xlsx' ? readXlsx(bytes) : readCsv(bytes);
	return sheet.ok ? bounded(sheet.value, limits) : sheet;
}

/** In megabytes, as a person reads it. */
export const tooLarge = ({ bytes }: Pick<SpreadsheetLimits, 'bytes'>): SpreadsheetRefusal => ({
	reason: 'too-large',
	limitMb: bytes / 1024 / 1024
});

function bounded(sheet: Sheet, limits: SpreadsheetLimits): Result<Sheet, SpreadsheetRefusal> {
	const rows = sheet.rows
		.map(({ number, cells }) => ({ number, cells: withoutBlankTail(cells.map(tidied)) }))
		.filter(({ cells }) => cells.length > 0);
	const { rows: limitRows, columns: limitColumns } = limits;

	if (rows.length === 0) return no({ reason: 'empty' });
	if (rows.length > limitRows + spreadsheetCeiling.headRows)
		return no({ reason: 'too-many-rows', limitRows });
	if (rows.some(({ cells }) => cells.length > limitColumns)) {
		return no({ reason: 'too-many-columns', limitColumns });
	}
	return ok({ ...sheet, rows });
}

/** One line of text without what the database cannot hold or nobody can see. */
const tidied = (text: string) =>
	text
		.slice(0, spreadsheetCeiling.cellCharacters)
		.replace(invisible, '')
		.replace(/[\u00a0\u2007\u202f]/g, ' ')
		.replace(/\s*[\r\n]+\s*/g, ' ')
		.trim()
		.replace(/^'(?=[=+\-@\d])/, '')
		.normalize('NFC');

// eslint-disable-next-line no-control-regex -- control characters are what it removes
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u2060\ufeff]/g;

function withoutBlankTail(cells: string[]): string[] {
	const last = cells.findLastIndex((cell) => cell !== '');
	return cells.slice(0, last + 1);
}
