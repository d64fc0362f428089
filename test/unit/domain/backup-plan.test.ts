import { describe, expect, it } from 'vitest';
import { dueDate, expiredBackups } from '#api/domain/backup-plan.ts';
import { addDays } from '#api/domain/period.ts';

const plan = { time: '01:30', daily: 7, weekly: 4, monthly: 12 };

describe('the backup that is due', () => {
	it('is yesterday’s until the agency’s own clock has reached the time', () => {
		// 17:29 UTC is 01:29 in Mamuju.
		expect(dueDate(new Date('2026-11-25T17:29:00Z'), plan, 'Asia/Makassar')).toBe('2026-11-25');
		expect(dueDate(new Date('2026-11-25T17:30:00Z'), plan, 'Asia/Makassar')).toBe('2026-11-26');
		expect(dueDate(new Date('2026-11-25T17:30:00Z'), plan, 'Asia/Jakarta')).toBe('2026-11-25');
	});
});

describe('the backups that are kept', () => {
	const days = (count: number) =>
		Array.from({ length: count }, (_, at) => addDays('2026-11-26', -at));
	const kept = (dates: string[]) => {
		const gone = new Set(expiredBackups(dates, plan));
		return dates.filter((date) => !gone.has(date));
	};

	it('are the last seven days, the last of four weeks and the last of twelve months', () => {
		expect(kept(days(800))).toEqual([
			...days(7),
			// Sundays of the weeks before; this week’s and the last one’s newest are among the seven.
			'2026-11-15',
			'2026-11-08',
			// Ends of months.
			'2026-10-31',
			'2026-09-30',
			'2026-08-31',
			'2026-07-31',
			'2026-06-30',
			'2026-05-31',
			'2026-04-30',
			'2026-03-31',
			'2026-02-28',
			'2026-01-31',
			'2025-12-31'
		]);
	});

	it('are the same whether one tidies every night or once a year', () => {
		let nightly: string[] = [];
		for (const day of days(400).toReversed()) nightly = kept([...nightly, day]);
		expect(nightly.toSorted()).toEqual(kept(days(400)).toSorted());
	});

	it('are all of them while there are few, with gaps where the computer was off', () => {
		expect(kept(['2026-11-26', '2026-11-02', '2026-03-01'])).toHaveLength(3);
		expect(expiredBackups([], plan)).toEqual([]);
	});
});
