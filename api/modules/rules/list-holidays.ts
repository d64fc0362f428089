import { asc, between } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { addDays, yearOf } from '#api/domain/period.ts';
import { workingDaysBetween } from '#api/domain/working-days.ts';
import { holiday } from '#db/schema/rules.ts';
import { workCalendar } from './work-calendar.ts';

/** The holidays of one year, and how many working days are left. */
export async function listHolidays(call: Call, input: { year?: number | undefined }) {
	const year = input.year ?? yearOf(call.today);
	const [first, last] = [`${year}-01-01`, `${year}-12-31`];
	const rows = await call.db
		.select()
		.from(holiday)
		.where(between(holiday.date, first, last))
		.orderBy(asc(holiday.date));
	const calendar = await workCalendar(call);
	return {
		year,
		items: rows.map(({ id, date, name, kind }) => ({ holidayId: id, date, name, kind })),
		workdays: [...calendar.workdays],
		workingDays: workingDaysBetween(addDays(first, -1), last, calendar)
	};
}
