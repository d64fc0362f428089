/** XLSX into rows of text: cached values of formulas, days as `YYYY-MM-DD`, long numbers as they are. */
import * as XLSX from '@e965/xlsx';
import { no, ok, type Result } from '#api/domain/result.ts';
import { archiveLimits } from './archive-limits.ts';
import { packStored, unpack, type ArchiveRefusal } from '../archive.ts';
import { spreadsheetCeiling, type Merge, type Sheet, type SpreadsheetRefusal } from './sheet.ts';
import { dayOfSerial, isDayFormat } from './serial-day.ts';

/** Macros, pictures and fonts are never inflated. */
const neededPart = /\.(xml|rels)$/i;
const { rows, headRows } = spreadsheetCeiling;
const reading = {
	type: 'array',
	dense: true,
	cellNF: true,
	cellText: false,
	cellHTML: false,
	// One row more than allowed tells a file at the limit from one beyond it; blank rows count too.
	sheetRows: (rows + headRows) * 2
} as const;

export function readXlsx(bytes: Uint8Array): Result<Sheet, SpreadsheetRefusal> {
	const parts = unpack(bytes, archiveLimits, (name) => neededPart.test(name));
	if (!parts.ok) return no(asRefusal(parts.error));
	try {
		const hidden = hiddenSheets(parts.value.get('xl/workbook.xml'));
		return firstSheetWithData(packStored(parts.value), hidden);
	} catch {
		return no({ reason: 'damaged' });
	}
}

/** Places of hidden sheets in the book: what nobody sees is not what they meant to import. */
function hiddenSheets(workbook: Uint8Array | undefined): ReadonlySet<number> {
	const tags = [...new TextDecoder().decode(workbook).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)];
	const places = tags.flatMap(([tag], index) =>
		/\sstate="(veryH|h)idden"/.test(tag) ? [index] : []
	);
	return new Set(places);
}

function firstSheetWithData(
	archive: Uint8Array,
	hidden: ReadonlySet<number>
): Result<Sheet, SpreadsheetRefusal> {
	const { SheetNames: names } = XLSX.read(archive, { type: 'array', bookSheets: true });
	for (const [index, name] of names.entries()) {
		if (hidden.has(index)) continue;
		const sheet = sheetOf(name, XLSX.read(archive, { ...reading, sheets: index }));
		if (sheet.rows.some(({ cells }) => cells.some((cell) => cell !== ''))) return ok(sheet);
	}
	return no({ reason: names.length > 0 ? 'empty' : 'damaged' });
}

function sheetOf(name: string, book: XLSX.WorkBook): Sheet {
	const sheet = book.Sheets[name];
	const data: ((XLSX.CellObject | undefined)[] | undefined)[] = sheet?.['!data'] ?? [];
	const since1904 = book.Workbook?.WBProps?.date1904 === true;
	const merges = (sheet?.['!merges'] ?? []).map(asMerge);
	return {
		name,
		merges,
		rows: Array.from(data, (cells, index) => ({
			number: index + 1,
			cells: Array.from(cells ?? [], (cell) => (cell ? textOf(cell, since1904) : ''))
		}))
	};
}

function textOf(cell: XLSX.CellObject, since1904: boolean): string {
	if (cell.t === 'n' && typeof cell.v === 'number') {
		const asDay = isDayFormat(cell.z) ? dayOfSerial(cell.v, since1904) : null;
		return asDay ?? numberText(cell.v);
	}
	if (cell.t === 'b') return cell.v ? 'ya' : 'tidak';
	if (cell.t === 'e') return errorTexts.get(Number(cell.v)) ?? '#N/A';
	return cell.v === undefined ? '' : String(cell.v);
}

/** Excel keeps 15 digits: a longer number has lost its tail, and must look like it. */
function numberText(value: number): string {
	if (Math.abs(value) >= 1e15) return value.toExponential(2).toUpperCase();
	return Number.isInteger(value) ? value.toFixed(0) : String(value);
}

const errorTexts = new Map([
	[0x00, '#NULL!'],
	[0x07, '#DIV/0!'],
	[0x0f, '#VALUE!'],
	[0x17, '#REF!'],
	[0x1d, '#NAME?'],
	[0x24, '#NUM!'],
	[0x2a, '#N/A']
]);

const asMerge = ({ s, e }: XLSX.Range): Merge => ({
	fromRow: s.r + 1,
	toRow: e.r + 1,
	fromColumn: s.c,
	toColumn: e.c
});

function asRefusal(refusal: ArchiveRefusal): SpreadsheetRefusal {
	if (refusal.reason === 'bomb') return { reason: 'bomb' };
	return { reason: refusal.reason };
}
