import fc from 'fast-check';
import { describe, test } from 'vitest';
import { readCell } from '#api/domain/import/cell.ts';
import type { Column, ColumnType } from '#api/domain/import/column.ts';
import { dayOf } from '#api/domain/import/day-text.ts';
import { readLevelList, writeLevelList } from '#api/domain/import/level-list.ts';
import { rowErrorCodes } from '#api/domain/import/row-error.ts';
import { rowSentence } from '#api/domain/import/row-sentence.ts';

const column = (type: ColumnType, required = false): Column => ({
	key: 'sel',
	label: 'Sel',
	aliases: [],
	required,
	type,
	help: '',
	example: ''
});
const read = (type: ColumnType, text: string, required = false) => {
	const cell = readCell(column(type, required), text);
	return cell.ok ? cell.value : cell.error.code;
};

describe('days', () => {
	test.each([
		['17-11-2025', '2025-11-17'],
		['7/1/2025', '2025-01-07'],
		['2025-11-17', '2025-11-17'],
		['2025-11-17 00:00:00', '2025-11-17'],
		['17 November 2025', '2025-11-17'],
		['Senin, 17 Nopember 2025', '2025-11-17'],
		['1 Agustus 2024', '2024-08-01'],
		['3-Mei-2024', '2024-05-03'],
		['45978', '2025-11-17'],
		['31-02-2025', null],
		['2025', null],
		['13/13/2025', null],
		['kemarin', null]
	])('%s is %s', (text, day) => {
		if (dayOf(text) !== day) throw new Error(`${text} was read as ${dayOf(text)}`);
	});

	test('every civil date is found again however it is written', ({ expect }) => {
		const dates = fc.date({
			min: new Date('1930-01-01'),
			max: new Date('2099-12-31'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(dates, (date) => {
				const iso = date.toISOString().slice(0, 10);
				const [year, month, day] = iso.split('-');
				expect(dayOf(`${day}-${month}-${year}`)).toBe(iso);
				expect(dayOf(`${Number(day)}/${Number(month)}/${year}`)).toBe(iso);
				expect(dayOf(iso)).toBe(iso);
			})
		);
	});
});

describe('cells', () => {
	test.each([
		['19920115 201903 2 901', '199201152019032901'],
		['1992.0115-201903.2.901', '199201152019032901'],
		['1.99E+17', 'nip-damaged'],
		['1,99201152019033E+17', 'nip-damaged'],
		['199201152019032000', 'nip-damaged'],
		['199213012019032901', 'nip-invalid'],
		['19920115201903290', 'nip-invalid']
	])('the employee number %s gives %s', (text, wanted) => {
		const found = read({ is: 'nip' }, text);
		if (found !== wanted) throw new Error(`${text}: ${found}`);
	});

	test('a formula error is named, whatever the column', ({ expect }) => {
		expect(read({ is: 'text', longest: 300 }, '#REF!')).toBe('cell-error');
		expect(read({ is: 'day' }, '#N/A')).toBe('cell-error');
	});

	test('a phone number gets its country back, with or without the zero that Excel drops', ({
		expect
	}) => {
		for (const text of ['081234567890', '81234567890', '+62 812-3456-7890', '6281234567890']) {
			expect(read({ is: 'phone' }, text)).toBe('+6281234567890');
		}
	});

	test('a whole number may have come through Excel', ({ expect }) => {
		expect(read({ is: 'number', least: 0, most: 99 }, '20.0')).toBe('20');
		expect(read({ is: 'number', least: 0, most: 99 }, '20,5')).toBe('not-a-number');
		expect(read({ is: 'number', least: 0, most: 99 }, '100')).toBe('out-of-range');
	});

	test('a required cell may be neither blank nor emptied', ({ expect }) => {
		expect(read({ is: 'code' }, '', true)).toBe('required');
		expect(read({ is: 'code' }, '-', true)).toBe('required');
		expect(read({ is: 'code' }, '-')).toBe('-');
	});

	test('no text whatever makes a reader throw', () => {
		const types: ColumnType[] = [
			{ is: 'text', longest: 300 },
			{ is: 'code' },
			{ is: 'day' },
			{ is: 'number', least: 0, most: 9 },
			{ is: 'nip' },
			{ is: 'email' },
			{ is: 'phone' },
			{ is: 'choice', choices: { PNS: ['P'] } },
			{ is: 'levels', importance: true }
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...types),
				fc.string({ unit: 'grapheme', maxLength: 40 }),
				(type, text) => {
					readCell(column(type), text);
				}
			)
		);
	});

	test('reading what was read changes nothing', ({ expect }) => {
		const types: ColumnType[] = [
			{ is: 'code' },
			{ is: 'day' },
			{ is: 'nip' },
			{ is: 'email' },
			{ is: 'levels', importance: true }
		];
		const texts = fc.oneof(
			fc.string(),
			fc.constantFrom('T.1=2; t.3=4:penting', '17-11-2025', '19920115 201903 2 901', 'A@B.id')
		);
		fc.assert(
			fc.property(fc.constantFrom(...types), texts, (type, text) => {
				const first = readCell(column(type), text);
				if (first.ok) expect(readCell(column(type), first.value)).toEqual(first);
			})
		);
	});
});

describe('lists of levels', () => {
	test('are written as they are read, in the order of codes', ({ expect }) => {
		const levels = readLevelList('T.KES.06=3; T.KES.01=4:mutlak, t.um.02 = 1 : Perlu');
		expect(levels.ok && writeLevelList(levels.value, true)).toBe(
			'T.KES.01=4:mutlak; T.KES.06=3:mutlak; T.UM.02=1:perlu'
		);
	});

	test('name the part that cannot be read', ({ expect }) => {
		expect(readLevelList('T.1=2; T.2=9')).toEqual({ ok: false, error: 'T.2=9' });
	});
});

test('every error has a sentence in both languages, with its values', ({ expect }) => {
	const params = {
		text: 'ABC',
		row: 3,
		least: 1,
		most: 5,
		longest: 300,
		choices: 'x',
		current: '2024-01-01',
		part: 'y'
	};
	for (const code of rowErrorCodes) {
		for (const language of ['id', 'en'] as const) {
			expect(rowSentence({ code, params }, language)).toMatch(/^\S.*[.]$/);
			expect(rowSentence({ code, params }, language)).not.toContain('undefined');
		}
	}
});
