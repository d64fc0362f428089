/** XLSX for people: templates and results. Text never becomes a formula. */
import * as XLSX from '@e965/xlsx';

export type SheetToWrite = {
	name: string;
	/** Widths in characters. */
	widths?: readonly number[];
	rows: readonly (readonly string[])[];
	/** Column indexes that a spreadsheet program must keep as text: long numbers, leading zeros. */
	textColumns?: readonly number[];
	/** Rows that stay text although blank, so that what is typed there is not "mended". */
	blankTextRows?: number;
};

/** All cells are text cells; formulas are impossible by type, and by a leading apostrophe for the day it becomes a CSV. */
export function writeXlsx(sheets: readonly SheetToWrite[]): Uint8Array {
	const book = XLSX.utils.book_new();
	for (const sheet of sheets) XLSX.utils.book_append_sheet(book, worksheetOf(sheet), sheet.name);
	const written: unknown = XLSX.write(book, {
		type: 'array',
		bookType: 'xlsx',
		compression: true
	});
	if (!(written instanceof ArrayBuffer)) throw new TypeError('the workbook was not written');
	return new Uint8Array(written);
}

function worksheetOf({ rows, widths, textColumns = [], blankTextRows = 0 }: SheetToWrite) {
	const cells = rows.map((row) => row.map(textCell));
	const sheet = XLSX.utils.aoa_to_sheet(cells);
	for (let index = 0; index < blankTextRows; index++) {
		for (const column of textColumns) {
			sheet[XLSX.utils.encode_cell({ r: rows.length + index, c: column })] = textCell('');
		}
	}
	const width = Math.max(1, ...rows.map((row) => row.length));
	const height = rows.length + (textColumns.length > 0 ? blankTextRows : 0);
	sheet['!ref'] = XLSX.utils.encode_range({
		s: { r: 0, c: 0 },
		e: { r: Math.max(0, height - 1), c: width - 1 }
	});
	if (widths) sheet['!cols'] = widths.map((wch) => ({ wch }));
	return sheet;
}

const textCell = (text: string): XLSX.CellObject => ({ t: 's', v: harmless(text), z: '@' });

/** What a spreadsheet program could run when this text is pasted or saved as CSV. */
export const harmless = (text: string) =>
	/^[=+\-@\t\r]/.test(text) && !isPlainNumber(text) ? `'${text}` : text;

const isPlainNumber = (text: string) => /^[+-]?\d+([.,]\d+)?$/.test(text);
