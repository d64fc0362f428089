import { expect, test } from 'vitest';
import { recordedBefore, repeatWay } from '#api/domain/repeated-course.ts';

const earlier = [{ completedOn: '2025-12-20' }, { completedOn: '2026-03-02' }];

test('once in a year: what ended in the same calendar year keeps another from counting', () => {
	expect(recordedBefore('year', { earlier, on: '2026-11-20' })).toEqual({
		completedOn: '2026-03-02'
	});
	expect(recordedBefore('year', { earlier, on: '2027-01-04' })).toBeNull();
	// An event of December that is closed after the course was finished online in the same year.
	expect(recordedBefore('year', { earlier, on: '2025-01-15' })).toEqual({
		completedOn: '2025-12-20'
	});
});

test('once for good, or every time', () => {
	expect(recordedBefore('once', { earlier, on: '2030-01-01' })).toEqual({
		completedOn: '2026-03-02'
	});
	expect(recordedBefore('once', { earlier: [], on: '2030-01-01' })).toBeNull();
	expect(recordedBefore('always', { earlier, on: '2026-03-02' })).toBeNull();
});

test('a rule that is not there yet counts once in a year', () => {
	expect(repeatWay(undefined)).toBe('year');
	expect(repeatWay('always')).toBe('always');
});
