import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { calendarHash, calendarToken } from '#api/modules/identity/index.ts';
import { calendarFeed } from '#db/schema/calendar.ts';
import { feedPath } from './feed-path.ts';

/** Switches the caller's calendar on, under a new address: whoever knows the old one reads nothing any more. */
export async function renewCalendarFeed(call: Call) {
	const personId = call.me;
	const made = await call.write('calendar_feed.renewed', async (tx) => {
		const id = call.newId('cal');
		const tokenHash = await calendarHash(await calendarToken(call, id));
		const [old] = await tx
			.delete(calendarFeed)
			.where(eq(calendarFeed.personId, personId))
			.returning({ since: calendarFeed.createdAt });
		await tx.insert(calendarFeed).values({ id, personId, tokenHash, createdAt: call.now });
		return {
			subject: `person:${personId}`,
			before: { since: old?.since.toISOString() ?? null },
			result: { id, since: call.now.toISOString() }
		};
	});
	return { path: await feedPath(call, made.id), since: made.since };
}
