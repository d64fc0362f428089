/** CSV as spreadsheet programs save it: with or without BOM, `;` `,` or tab, UTF-8, UTF-16 or Windows-1252. */
import Papa from 'papaparse';
import { no, ok, type Result } from '#api/domain/result.ts';
import type { Sheet, SpreadsheetRefusal } from './sheet.ts';

const delimiters = [';', ',', '\t'];

export function readCsv(bytes: Uint8Array): Result<Sheet, SpreadsheetRefusal> {
	const text = textOf(bytes);
	if (text.includes('\u0000')) return no({ reason: 'damaged' });

	// Excel's own hint, `sep=;` on a line of its own, takes a row number.
	const hint = /^sep=(.)\r?\n/i.exec(text);
	const body = hint ? text.slice(hint[0].length) : text;
	const parsed = Papa.parse<string[]>(body, {
		delimiter: hint?.[1] ?? delimiterOf(body),
		skipEmptyLines: false
	});
	const broken = parsed.errors.some(({ code }) => code === 'MissingQuotes');
	if (broken) return no({ reason: 'damaged' });

	const first = hint ? 2 : 1;
	const rows = parsed.data.map((cells, index) => ({ number: index + first, cells }));
	return ok({ name: '', rows, merges: [] });
}

function textOf(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** The mark that splits most lines into the same number of cells; prose has many commas, but never evenly. */
function delimiterOf(text: string): string {
	const sample = text.slice(0, 50_000);
	const scores = delimiters.map((delimiter) => {
		const rows = Papa.parse<string[]>(sample, { delimiter, preview: 20 }).data;
		const widths = rows.filter((cells) => cells.some((cell) => cell !== '')).map((c) => c.length);
		const alike = [...Map.groupBy(widths, (width) => width)].map(([width, same]) =>
			width > 1 ? width * (same.length / widths.length) ** 2 : 0
		);
		return { delimiter, score: Math.max(0, ...alike) };
	});
	return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}
