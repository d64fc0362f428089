import { expect, test } from 'vitest';
import { nameParts, numberRange } from '#api/domain/person-search.ts';

test.each([
	['nur', ['nur']],
	['Ani  NURHAYATI', ['ani', 'nurhayati']],
	['an', [' an']],
	['Ni Luh', [' ni', 'luh']],
	['a', []],
	['100%', ['100']]
])('%j means the parts %j of a name', (typed, parts) => {
	expect(nameParts(typed)).toEqual(parts);
});

test('four digits or more are the beginning of a number, however they are spaced', () => {
	expect(numberRange('1992')).toEqual({ from: '1992', below: '1992:' });
	expect(numberRange('19920115 201903')).toEqual(numberRange('19920115201903'));
	expect(numberRange('199')).toBeNull();
	expect(numberRange('Budi 1992')).toBeNull();
});

test('the range holds every number that begins so, and no other', () => {
	const { from, below } = numberRange('1992') ?? { from: '', below: '' };
	const within = (nip: string) => from <= nip && nip < below;
	expect(within('199201152019032901')).toBe(true);
	expect(within('199999999999999999')).toBe(false);
	expect(within('199101152019032901')).toBe(false);
});
