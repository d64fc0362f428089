import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { calendarText } from '#api/ports/calendar.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import { calendarRows, shownItems } from './calendar-rows.ts';
import { eventInReach } from './visible-events.ts';

type Given = { eventId: string; origin: string };

/** The sessions of one event as a file for a calendar program, with the caller's own part in it. */
export async function getEventCalendar(call: Call, { eventId, origin }: Given) {
	const rows = await calendarRows(call.db, call.actor.personId ?? '').where(
		and(eq(workshopEvent.id, eventId), eventInReach(call))
	);
	const [first] = rows;
	if (!first) throw new Problem('not-found');
	return calendarText({ name: first.course, items: shownItems(rows, { origin, now: call.now }) });
}
