import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursInWords, terbilang } from '#api/domain/terbilang.ts';

describe('terbilang', () => {
	it.each([
		[0, 'nol'],
		[1, 'satu'],
		[10, 'sepuluh'],
		[11, 'sebelas'],
		[12, 'dua belas'],
		[19, 'sembilan belas'],
		[20, 'dua puluh'],
		[21, 'dua puluh satu'],
		[99, 'sembilan puluh sembilan'],
		[100, 'seratus'],
		[101, 'seratus satu'],
		[111, 'seratus sebelas'],
		[200, 'dua ratus'],
		[830, 'delapan ratus tiga puluh'],
		[999, 'sembilan ratus sembilan puluh sembilan'],
		[1_000, 'seribu'],
		[1_001, 'seribu satu'],
		[1_100, 'seribu seratus'],
		[2_026, 'dua ribu dua puluh enam'],
		[11_000, 'sebelas ribu'],
		[100_000, 'seratus ribu'],
		[1_000_000, 'satu juta'],
		[1_001_000, 'satu juta seribu'],
		[2_000_000_000, 'dua miliar'],
		[1_000_000_000_000, 'satu triliun'],
		[-5, 'minus lima']
	])('%d is %s', (value, words) => {
		expect(terbilang(value)).toBe(words);
	});

	it('gives every number its own words, without stray blanks', () => {
		const number = fc.integer({ min: 0, max: 999_999_999_999 });
		fc.assert(
			fc.property(number, number, (a, b) => {
				expect(terbilang(a)).toMatch(/^[a-z]+( [a-z]+)*$/);
				expect(terbilang(a) === terbilang(b)).toBe(a === b);
			})
		);
	});

	it('refuses what has no words here', () => {
		expect(() => terbilang(1.5)).toThrow(RangeError);
		expect(() => terbilang(1e15)).toThrow(RangeError);
		expect(() => terbilang(Number.NaN)).toThrow(RangeError);
	});

	it('repeats the hours on a certificate', () => {
		expect(hoursInWords(20)).toBe('20 (dua puluh) jam pelajaran');
	});
});
