import type { Call } from '#api/call.ts';
import type { WorkCalendar } from '#api/domain/working-days.ts';
import { holiday } from '#db/schema/rules.ts';

/** The agency's working days, for every deadline that counts in them. */
export async function workCalendar(call: Call): Promise<WorkCalendar> {
	const rules = await call.rules();
	const rows = await call.db.select({ date: holiday.date }).from(holiday);
	return {
		workdays: new Set(rules.list('kalender.hari_kerja').value),
		holidays: new Set(rows.map(({ date }) => date))
	};
}
