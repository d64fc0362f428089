import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, test } from 'vitest';
import { listArchive, unpack } from '#api/ports/archive.ts';
import { readSpreadsheet, spreadsheetCeiling, writeXlsx } from '#api/ports/spreadsheet.ts';

const workbook = (sheet: XLSX.WorkSheet, more: [string, XLSX.WorkSheet][] = []) => {
	const book = XLSX.utils.book_new();
	XLSX.utils.book_append_sheet(book, sheet, 'Data');
	for (const [name, each] of more) XLSX.utils.book_append_sheet(book, each, name);
	return book;
};
const saved = (book: XLSX.WorkBook) =>
	new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }));
const cellsOf = (bytes: Uint8Array) => {
	const sheet = readSpreadsheet(bytes);
	if (!sheet.ok) throw new Error(sheet.error.reason);
	return sheet.value.rows.map(({ cells }) => cells);
};
const reasonOf = (bytes: Uint8Array) => {
	const sheet = readSpreadsheet(bytes);
	return sheet.ok ? 'read' : sheet.error.reason;
};
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a workbook', () => {
	test('gives values of formulas, days in any format, long numbers as damaged', ({ expect }) => {
		const sheet = XLSX.utils.aoa_to_sheet([['a', 'b', 'c', 'd', 'e']]);
		sheet['A2'] = { t: 'n', v: 3, f: '1+2' };
		sheet['B2'] = { t: 'n', v: 45978, z: 'dd/mm/yyyy' };
		sheet['C2'] = { t: 'n', v: 45978, z: '[$-421]d mmmm yyyy;@' };
		sheet['D2'] = { t: 'n', v: Number('199201152019032901') };
		sheet['E2'] = { t: 'e', v: 0x17 };
		sheet['!ref'] = 'A1:E2';
		expect(cellsOf(saved(workbook(sheet)))[1]).toEqual([
			'3',
			'2025-11-17',
			'2025-11-17',
			'1.99E+17',
			'#REF!'
		]);
	});

	test('loses the blanks around its words and the empty rows above and between them', ({
		expect
	}) => {
		const rows = [[], [], [' NIP ', 'Nama\u00a0'], [], ['  1 ', 'Sari  ']];
		const written = [
			saved(workbook(XLSX.utils.aoa_to_sheet(rows))),
			bytesOf(rows.map((cells) => cells.join(';')).join('\r\n'))
		];
		for (const bytes of written) {
			const sheet = readSpreadsheet(bytes);
			expect(sheet.ok && sheet.value.rows).toEqual([
				{ number: 3, cells: ['NIP', 'Nama'] },
				{ number: 5, cells: ['1', 'Sari'] }
			]);
		}
	});

	test('counts days from 1904 where it says so', ({ expect }) => {
		const sheet = XLSX.utils.aoa_to_sheet([['a'], ['x']]);
		sheet['A2'] = { t: 'n', v: 44516, z: 'yyyy-mm-dd' };
		const book = workbook(sheet);
		book.Workbook = { WBProps: { date1904: true } };
		expect(cellsOf(saved(book))[1]).toEqual(['2025-11-17']);
	});

	test('is read from its first sheet that is neither hidden nor empty, with its own row numbers', ({
		expect
	}) => {
		const book = workbook(XLSX.utils.aoa_to_sheet([]), [
			['Rahasia', XLSX.utils.aoa_to_sheet([['x']])],
			['Isi', XLSX.utils.aoa_to_sheet([['a'], [], ['b']])]
		]);
		book.Workbook = { Sheets: [{ name: 'Data' }, { name: 'Rahasia', Hidden: 1 }, { name: 'Isi' }] };
		const sheet = readSpreadsheet(saved(book));
		expect(sheet.ok && sheet.value).toMatchObject({
			name: 'Isi',
			rows: [{ number: 1 }, { number: 3, cells: ['b'] }]
		});
	});

	test('that we write has no formula in it, and is read as it was', ({ expect }) => {
		const text = fc
			.string({ maxLength: 20 })
			.map((each) => each.replace(/[^\x21-\x7e]/g, '') || 'x');
		fc.assert(
			fc.property(
				fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
				(rows) => {
					const bytes = writeXlsx([{ name: 'D', rows }]);
					const book = XLSX.read(bytes, { type: 'array', cellFormula: true });
					const written = Object.values(book.Sheets['D'] ?? {}).filter(
						(cell) => typeof cell === 'object' && cell !== null
					);
					expect(written.some((cell) => 'f' in cell)).toBe(false);
				}
			),
			{ numRuns: 40 }
		);
		expect(cellsOf(writeXlsx([{ name: 'D', rows: [['=1+1', '@x', '-5', '+62', '007']] }]))).toEqual(
			[['=1+1', '@x', '-5', '+62', '007']]
		);
	});
});

describe('a CSV', () => {
	test.each([
		['semicolons', 'nip;nama\r\n1;"a;b"\r\n'],
		['commas', 'nip,nama\n1,"a;b"\n'],
		['tabs', 'nip\tnama\n1\ta;b\n'],
		['a byte-order mark', '\ufeffnip;nama\n1;"a;b"\n'],
		['Excel’s hint', 'sep=;\nnip;nama\n1;"a;b"\n']
	])('with %s is told apart', (_, text) => {
		const rows = cellsOf(bytesOf(text));
		if (JSON.stringify(rows) !== '[["nip","nama"],["1","a;b"]]')
			throw new Error(JSON.stringify(rows));
	});

	test('full of prose with commas and bars is still parted by its semicolons', ({ expect }) => {
		const prose = [
			'kode;nama;definisi',
			'A;a;satu, dua, tiga | empat, lima',
			'B;b;enam, tujuh | delapan',
			'C;c;x'
		];
		expect(cellsOf(bytesOf(prose.join('\n'))).map((cells) => cells.length)).toEqual([3, 3, 3, 3]);
	});

	test('in Windows-1252 or UTF-16 keeps its letters', ({ expect }) => {
		expect(cellsOf(Uint8Array.from('nama;x\ncaf\u00e9;1', (c) => c.charCodeAt(0)))[1]).toEqual([
			'café',
			'1'
		]);
		const utf16 = new Uint8Array(
			Uint16Array.from('\ufeffnama;x\ncafé;1', (c) => c.charCodeAt(0)).buffer
		);
		expect(cellsOf(utf16)[1]).toEqual(['café', '1']);
	});
});

describe('refused, each with its reason:', () => {
	const ole = (text: string) =>
		Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...[...text].flatMap((c) => [c.charCodeAt(0), 0])]);
	const whole = writeXlsx([{ name: 'D', rows: [['a'], ['b']] }]);
	const big = zipSync({
		'xl/workbook.xml': strToU8('<a/>'),
		'xl/worksheets/sheet1.xml': new Uint8Array(50_000_000)
	});
	const many = zipSync(
		Object.fromEntries(
			Array.from({ length: 2_100 }, (_, i) => [`xl/workbook.xml${i || ''}`, strToU8('x')])
		)
	);
	const lines = bytesOf('kode;nama\n'.repeat(spreadsheetCeiling.rows + 50));

	test.for([
		['a locked workbook', ole('EncryptedPackage'), 'password-protected'],
		['an old workbook', ole('Workbook'), 'wrong-kind'],
		['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'wrong-kind'],
		['a web page', bytesOf('  <html><body><table>'), 'wrong-kind'],
		['another archive', zipSync({ 'a.txt': strToU8('a') }), 'wrong-kind'],
		['a cut workbook', whole.slice(0, whole.length - 40), 'damaged'],
		['a bomb by ratio', big, 'bomb'],
		['a bomb by number', many, 'bomb'],
		['nothing', new Uint8Array(), 'empty'],
		['too many rows', lines, 'too-many-rows'],
		['too many columns', bytesOf(`${'a;'.repeat(250)}b\n`), 'too-many-columns'],
		['too many bytes', new Uint8Array(spreadsheetCeiling.bytes + 1), 'too-large']
	] as const)('%s', ([, bytes, reason], { expect }) => {
		expect(reasonOf(bytes)).toBe(reason);
	});

	test('a workbook with any byte changed is read or refused, never more', () => {
		fc.assert(
			fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
				const bytes = whole.slice();
				bytes[at] = byte;
				readSpreadsheet(bytes);
			}),
			{ numRuns: 200 }
		);
	});
});

describe('an archive', () => {
	const limits = { entries: 10, totalBytes: 10_000_000, ratio: 250 };

	test('whose directory lies about a size is stopped at that size', ({ expect }) => {
		const zip = zipSync({ 'a.xml': new Uint8Array(900_000) });
		const view = new DataView(zip.buffer, zip.byteOffset);
		const central = zip.length - 22 - 46 - 'a.xml'.length;
		view.setUint32(central + 24, 1_000, true);
		expect(listArchive(zip, limits)).toEqual({ ok: true, value: ['a.xml'] });
		expect(unpack(zip, limits, () => true)).toEqual({ ok: false, error: { reason: 'damaged' } });
	});

	test('whose entries share their bytes is a bomb', ({ expect }) => {
		const zip = zipSync({ 'a.xml': strToU8('a'.repeat(500)), 'b.xml': strToU8('b'.repeat(500)) });
		const view = new DataView(zip.buffer, zip.byteOffset);
		const second = zip.length - 22 - 46 - 'b.xml'.length;
		view.setUint32(second + 42, 0, true);
		expect(listArchive(zip, limits)).toMatchObject({ error: { reason: 'bomb', limit: 'overlap' } });
	});
});
