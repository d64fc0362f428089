import type { Call } from '#api/call.ts';
import type { WorkCalendar } from '#api/domain/working-days.ts';
import { calendarOf, holidaysRead } from './calendar-reads.ts';

/** The agency's working days, for every deadline that counts in them. */
export async function workCalendar(call: Call): Promise<WorkCalendar> {
	return calendarOf(await call.rules(), await holidaysRead(call));
}
