import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	certificateNumber,
	readPattern,
	romanMonth,
	seriesOf
} from '#api/domain/certificate-number.ts';

const parts = {
	klasifikasi: '800.2.2',
	urut: 123,
	kode: 'BIMTEK-KEU',
	instansi: 'BKPP',
	issuedOn: '2025-11-17'
};

describe('the number of a certificate', () => {
	it('follows the agency’s pattern', () => {
		const pattern = '{klasifikasi}/{urut:04}/{kode}/{instansi}/{bulan_romawi}/{tahun}';
		expect(certificateNumber(pattern, parts)).toBe('800.2.2/0123/BIMTEK-KEU/BKPP/XI/2025');
	});

	it('knows the older word for the code, the month in figures and plain text', () => {
		const pattern = 'No. {urut}/{kode_pelatihan}/DIKLAT/{bulan}/{tahun}';
		expect(certificateNumber(pattern, parts)).toBe('No. 123/BIMTEK-KEU/DIKLAT/11/2025');
	});

	it('does not cut a number that outgrows its width', () => {
		expect(certificateNumber('{urut:04}/{tahun}', { ...parts, urut: 12345 })).toBe('12345/2025');
	});

	it('is written with roman months', () => {
		expect(Array.from({ length: 12 }, (_, at) => romanMonth(at + 1)).join(' ')).toBe(
			'I II III IV V VI VII VIII IX X XI XII'
		);
	});

	it('starts again each year', () => {
		expect(seriesOf('2025-12-31')).not.toBe(seriesOf('2026-01-01'));
	});

	it('differs for each running number and year of one pattern', () => {
		const urut = fc.integer({ min: 1, max: 99_999 });
		const year = fc.integer({ min: 2020, max: 2099 });
		fc.assert(
			fc.property(urut, year, urut, year, (a, y, b, z) => {
				fc.pre(a !== b || y !== z);
				const number = (urut: number, year: number) =>
					certificateNumber('{urut:04}/{bulan_romawi}/{tahun}', {
						...parts,
						urut,
						issuedOn: `${year}-05-02`
					});
				expect(number(a, y)).not.toBe(number(b, z));
			})
		);
	});

	it.each([
		['{urut:04}/{tahun}', { ok: true, value: '{urut:04}/{tahun}' }],
		['{nomor}/{tahun}', { ok: false, error: { kind: 'unknown', name: 'nomor' } }],
		['{urut/{tahun}', { ok: false, error: { kind: 'brace' } }],
		['{tahun}/A', { ok: false, error: { kind: 'no-sequence' } }],
		['{urut}/A', { ok: false, error: { kind: 'no-year' } }],
		[`{urut}/{tahun}/${'x'.repeat(120)}`, { ok: false, error: { kind: 'too-long' } }]
	])('checks the pattern %s', (pattern, answer) => {
		expect(readPattern(pattern)).toEqual(answer);
	});
});
