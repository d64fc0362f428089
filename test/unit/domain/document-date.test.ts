import { describe, expect, it } from 'vitest';
import { dateRange, longDate, shortDate } from '#api/domain/document-date.ts';

describe('dates on documents', () => {
	it('are written in letters, without a leading zero', () => {
		expect(longDate('2025-11-07')).toBe('7 November 2025');
		expect(longDate('2026-08-31')).toBe('31 Agustus 2026');
	});

	it.each([
		['2025-11-17', '2025-11-17', '17 November 2025'],
		['2025-11-17', '2025-11-20', '17 s.d. 20 November 2025'],
		['2025-11-28', '2025-12-02', '28 November s.d. 2 Desember 2025'],
		['2025-12-29', '2026-01-02', '29 Desember 2025 s.d. 2 Januari 2026']
	])('name what %s and %s share once', (from, to, text) => {
		expect(dateRange(from, to)).toBe(text);
	});

	it('are short in tables', () => {
		expect(shortDate('2025-11-07')).toBe('07-11-2025');
	});
});
