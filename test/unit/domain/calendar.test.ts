import fc from 'fast-check';
import { describe, test } from 'vitest';
import { ownState, sequenceOf, type CalendarFacts } from '#api/domain/calendar-entry.ts';
import { daysOfMonth, monthAfter } from '#api/domain/month-grid.ts';
import { lastDayOf } from '#api/domain/period.ts';

describe('the days of a month', () => {
	test('begin under their weekday, whatever the year', ({ expect }) => {
		const february = daysOfMonth('2028-02');
		expect([february.length, february[0]?.column]).toEqual([29, 2]);
		expect(daysOfMonth('2026-11')[0]).toEqual({ date: '2026-11-01', column: 7 });
		expect([monthAfter('2026-12'), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
	});

	test('follow each other without a gap', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2000, max: 2098 }),
				fc.integer({ min: 1, max: 12 }),
				(year, at) => {
					const month = `${year}-${String(at).padStart(2, '0')}`;
					const days = [...daysOfMonth(month), ...daysOfMonth(monthAfter(month))];
					return days.every(
						({ column }, place) => column === (((days[0]?.column ?? 1) - 1 + place) % 7) + 1
					);
				}
			)
		);
	});
});

describe('the day that something ends on', () => {
	test('is the day before, when it ends at midnight: its JP belong to that year', ({ expect }) => {
		const midnight = new Date('2026-12-31T16:00:00Z');
		expect(lastDayOf(midnight, 'Asia/Makassar')).toBe('2026-12-31');
		expect(lastDayOf(new Date(midnight.getTime() + 1), 'Asia/Makassar')).toBe('2027-01-01');
	});
});

describe('a session in somebody’s calendar', () => {
	const facts: CalendarFacts = {
		sessionId: 'ses_1',
		revision: 2,
		steps: 1,
		event: 'open',
		mine: 'booked',
		teaches: false,
		shift: null,
		changedAt: new Date('2026-11-01T00:00:00Z')
	};
	const now = new Date('2026-11-10T00:00:00Z');

	test('gets a higher number by every change of the session and every step of the registration', ({
		expect
	}) => {
		expect(sequenceOf({ ...facts, revision: 3 })).toBeGreaterThan(sequenceOf(facts));
		expect(sequenceOf({ ...facts, steps: 2 })).toBeGreaterThan(sequenceOf(facts));
	});

	test('stands for whoever teaches, even after giving up a seat', ({ expect }) => {
		expect(ownState({ ...facts, mine: 'cancelled', teaches: true }, now)).toBe('confirmed');
		expect(ownState({ ...facts, mine: 'cancelled' }, now)).toBe('cancelled');
	});

	test('is nobody’s business as a draft, nor a month after it was called off', ({ expect }) => {
		expect(ownState({ ...facts, event: 'draft' }, now)).toBeNull();
		expect(ownState({ ...facts, event: 'cancelled' }, now)).toBe('cancelled');
		const late = new Date('2026-12-10T00:00:00Z');
		expect(ownState({ ...facts, event: 'cancelled' }, late)).toBeNull();
	});
});
