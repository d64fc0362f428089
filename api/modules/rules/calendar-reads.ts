/** The working days of an agency, for who reads them in a batch of their own, with the rule `kalender.hari_kerja`. */
import type { Call } from '#api/call.ts';
import type { CivilDate } from '#api/domain/period.ts';
import type { WorkCalendar } from '#api/domain/working-days.ts';
import type { Rules } from '#api/rules.ts';
import { holiday } from '#db/schema/rules.ts';

export const holidaysRead = (call: Call) => call.db.select({ date: holiday.date }).from(holiday);

export const calendarOf = (rules: Rules, holidays: { date: CivilDate }[]): WorkCalendar => ({
	workdays: new Set(rules.list('kalender.hari_kerja').value),
	holidays: new Set(holidays.map(({ date }) => date))
});
