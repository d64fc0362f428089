import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHolidays } from '#api/domain/holiday-list.ts';
import { addDays } from '#api/domain/period.ts';
import {
	addWorkingDays,
	isWorkingDay,
	workingDaysBetween,
	type WorkCalendar
} from '#api/domain/working-days.ts';

const week = ['mon', 'tue', 'wed', 'thu', 'fri'];
const calendar: WorkCalendar = {
	workdays: new Set(week),
	holidays: new Set(['2026-12-25', '2026-12-24'])
};

describe('working days', () => {
	test('skip the weekend', () => {
		expect(addWorkingDays('2026-11-27', 1, calendar)).toBe('2026-11-30');
	});

	test('skip holidays and joint leave', () => {
		expect(addWorkingDays('2026-12-23', 1, calendar)).toBe('2026-12-28');
		expect(workingDaysBetween('2026-12-23', '2026-12-28', calendar)).toBe(1);
	});

	test('include Saturday where the agency works six days', () => {
		const six = { ...calendar, workdays: new Set([...week, 'sat']) };
		expect(addWorkingDays('2026-11-27', 1, six)).toBe('2026-11-28');
	});

	test('none is counted on the day itself or backwards', () => {
		expect(workingDaysBetween('2026-11-27', '2026-11-27', calendar)).toBe(0);
		expect(workingDaysBetween('2026-11-27', '2026-11-20', calendar)).toBe(0);
		expect(addWorkingDays('2026-11-28', 0, calendar)).toBe('2026-11-28');
	});

	test('counting and adding undo each other', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 400 }),
				fc.integer({ min: 1, max: 60 }),
				fc.uniqueArray(fc.integer({ min: 0, max: 480 }), { maxLength: 40 }),
				(start, count, off) => {
					const some = {
						...calendar,
						holidays: new Set(off.map((days) => addDays('2026-01-01', days)))
					};
					const from = addDays('2026-01-01', start);
					const to = addWorkingDays(from, count, some);
					expect(isWorkingDay(to, some)).toBe(true);
					expect(workingDaysBetween(from, to, some)).toBe(count);
				}
			)
		);
	});

	test('a week without working days does not count for ever', () => {
		const none = { workdays: new Set<string>(), holidays: new Set<string>() };
		expect(addWorkingDays('2026-01-01', 3, none) > '2030-01-01').toBe(true);
	});
});

describe('a pasted list of holidays', () => {
	test('is read with the date before or after the name, in several writings', () => {
		const text = [
			'1 Januari 2026 Tahun Baru 2026 Masehi',
			'',
			'2026-08-17; Hari Kemerdekaan',
			'Hari Raya Natal, 25/12/2026',
			'Jumat, 3 April 2026 - Wafat Yesus Kristus'
		].join('\r\n');
		const read = readHolidays(text);
		expect(read.ok && read.value).toEqual([
			{ date: '2026-01-01', name: 'Tahun Baru 2026 Masehi' },
			{ date: '2026-08-17', name: 'Hari Kemerdekaan' },
			{ date: '2026-12-25', name: 'Hari Raya Natal' },
			{ date: '2026-04-03', name: 'Wafat Yesus Kristus' }
		]);
	});

	test.each([
		['Tahun Baru', 'no-date'],
		['31 Februari 2026 Hari aneh', 'no-date'],
		['17 Agustus 2026', 'no-name']
	] as const)('names the line that cannot be read: %s', (line, code) => {
		expect(readHolidays(`1 Mei 2026 Hari Buruh\n${line}`)).toEqual({
			ok: false,
			error: { line: 2, code }
		});
	});
});
