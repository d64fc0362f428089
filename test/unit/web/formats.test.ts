import { describe, expect, test } from 'vitest';
import { formatsFor } from '#lib/formats.ts';

const indonesian = formatsFor('id');
const english = formatsFor('en');
const nine = '2025-11-17T01:00:00.000Z';

describe('dates and times', () => {
	test('a date is written in letters, without a leading zero', () => {
		expect(indonesian.date('2025-11-07')).toBe('7 November 2025');
		expect(indonesian.weekday('2025-11-17')).toBe('Senin, 17 November 2025');
		expect(english.date('2025-11-07')).toBe('7 November 2025');
	});

	test('a civil date stays on its day in every zone', () => {
		for (const zone of ['Asia/Jakarta', 'Asia/Jayapura', 'America/New_York']) {
			expect(formatsFor('id', zone).date('2025-01-01')).toBe('1 Januari 2025');
		}
	});

	test('an instant is told in the zone of the agency, with a point', () => {
		expect(indonesian.time(nine)).toBe('pukul 09.00 WITA');
		expect(formatsFor('id', 'Asia/Jakarta').time(nine)).toBe('pukul 08.00 WIB');
		expect(formatsFor('id', 'Asia/Jayapura').dateTime(nine)).toBe(
			'17 November 2025 pukul 10.00 WIT'
		);
		expect(english.time(nine)).toBe('09:00 WITA');
	});

	test('midnight is 00.00, not 24.00', () => {
		expect(indonesian.time('2025-11-16T16:00:00.000Z')).toBe('pukul 00.00 WITA');
	});

	test('a range says once what both ends share', () => {
		expect(indonesian.dateRange('2025-11-17', '2025-11-20')).toBe('17 s.d. 20 November 2025');
		expect(indonesian.dateRange('2025-11-28', '2025-12-02')).toBe(
			'28 November s.d. 2 Desember 2025'
		);
		expect(indonesian.dateRange('2025-12-30', '2026-01-02')).toBe(
			'30 Desember 2025 s.d. 2 Januari 2026'
		);
		expect(indonesian.dateRange('2025-11-17', '2025-11-17')).toBe('17 November 2025');
	});

	test('tables take the short form of SIASN', () => {
		expect(indonesian.shortDate('2025-11-07')).toBe('07-11-2025');
		expect(english.shortDate('2025-11-07')).toBe('07-11-2025');
	});
});

describe('numbers', () => {
	test('points for thousands, a comma for decimals', () => {
		expect(indonesian.number(1234.5)).toBe('1.234,5');
		expect(english.number(1234.5)).toBe('1,234.5');
		expect(indonesian.percent(0.8333)).toBe('83,33%');
		expect(indonesian.jp(4)).toBe('4 JP');
	});

	test('time to study and data to load', () => {
		expect(indonesian.minutes(75)).toBe('1 jam 15 menit');
		expect(indonesian.minutes(180)).toBe('3 jam');
		expect(indonesian.minutes(0)).toBe('0 menit');
		expect(english.minutes(45)).toBe('45 min');
		expect(indonesian.size(2_400_000)).toBe('2,4 MB');
		expect(indonesian.size(350)).toBe('350 B');
	});
});
