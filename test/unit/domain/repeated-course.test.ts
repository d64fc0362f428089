import { expect, test } from 'vitest';
import { countedInstead, recordedBefore, repeatWay } from '#api/domain/repeated-course.ts';

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

const on = (completedOn: string) => ({ completedOn });

test('what was kept from counting counts instead of what was lost: the earliest, one a year', () => {
	const kept = [on('2026-09-10'), on('2026-04-01'), on('2025-10-10')];
	const given = { lost: on('2026-01-20'), recorded: [], kept };
	expect(countedInstead('year', given)).toEqual([on('2026-04-01')]);
	expect(countedInstead('year', { ...given, recorded: [on('2026-05-05')] })).toEqual([]);
	expect(countedInstead('once', given)).toEqual([on('2025-10-10')]);
});

test("nothing counts instead of what stood in nobody's way", () => {
	const given = { lost: on('2025-01-20'), recorded: [], kept: [on('2026-04-01')] };
	expect(countedInstead('year', given)).toEqual([]);
	expect(countedInstead('always', given)).toEqual([on('2026-04-01')]);
});
