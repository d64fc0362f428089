import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { calendarFeed } from '#db/schema/calendar.ts';
import type { OwnFeed } from './calendar-contract.ts';
import { feedPath } from './feed-path.ts';

/** The address of the caller's own calendar, if it is switched on. */
export async function getCalendarFeed(call: Call): Promise<z.output<typeof OwnFeed>> {
	const feed = await call.db
		.select()
		.from(calendarFeed)
		.where(eq(calendarFeed.personId, call.me))
		.get();
	return feed
		? { path: await feedPath(call, feed.id), since: feed.createdAt.toISOString() }
		: { path: null, since: null };
}
