/**
 * Working days of an agency (hari kerja, Perpres 21/2023: Monday to Friday by default, rule
 * `kalender.hari_kerja`), without the holidays it has entered (SKB 3 Menteri and local ones).
 */
import { addDays, type CivilDate } from './period.ts';

export const holidayKinds = ['national', 'joint-leave', 'local'] as const;
export type HolidayKind = (typeof holidayKinds)[number];

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof weekdays)[number];

/** The days of the week on which the agency works, and the days on which it does not all the same. */
export type WorkCalendar = { workdays: ReadonlySet<string>; holidays: ReadonlySet<CivilDate> };

/** Longer than any run of holidays: a calendar without a working day must not count for ever. */
const horizon = 3660;

export function weekdayOf(date: CivilDate): Weekday {
	return weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sun';
}

export const isWorkingDay = (date: CivilDate, { workdays, holidays }: WorkCalendar) =>
	workdays.has(weekdayOf(date)) && !holidays.has(date);

/** The day on which `count` working days after `date` have passed; the day itself does not count. */
export function addWorkingDays(date: CivilDate, count: number, calendar: WorkCalendar): CivilDate {
	let day = date;
	for (let left = count, step = 0; left > 0 && step < horizon; step++) {
		day = addDays(day, 1);
		if (isWorkingDay(day, calendar)) left -= 1;
	}
	return day;
}

/** The working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: CivilDate, to: CivilDate, calendar: WorkCalendar): number {
	let days = 0;
	for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
		if (isWorkingDay(day, calendar)) days += 1;
	}
	return days;
}
