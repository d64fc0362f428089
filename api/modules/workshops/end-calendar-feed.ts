import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { calendarFeed } from '#db/schema/calendar.ts';

/** Switches the caller's calendar off; its address leads nowhere. */
export async function endCalendarFeed(call: Call) {
	const personId = call.me;
	return call.write('calendar_feed.removed', async (tx) => {
		await tx.delete(calendarFeed).where(eq(calendarFeed.personId, personId));
		return { subject: `person:${personId}`, result: { path: null, since: null } };
	});
}
