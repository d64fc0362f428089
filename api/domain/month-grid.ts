/** A month as a calendar shows it: civil days, weeks from Monday. */
import { addDays, type CivilDate } from './period.ts';

/** `2026-12`. */
export type Month = string;

export const monthOf = (date: CivilDate): Month => date.slice(0, 7);

/** The month `by` months later, or earlier. */
export function monthAfter(month: Month, by = 1): Month {
	const at = new Date(`${month}-01T00:00:00Z`);
	at.setUTCMonth(at.getUTCMonth() + by);
	return at.toISOString().slice(0, 7);
}

/** Every day of the month; `column` 1 is Monday. */
export function daysOfMonth(month: Month): { date: CivilDate; column: number }[] {
	const days: { date: CivilDate; column: number }[] = [];
	for (let date = `${month}-01`; monthOf(date) === month; date = addDays(date, 1))
		days.push({ date, column: ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1 });
	return days;
}
