import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import {
	calendarHash,
	countAttemptFrom,
	countFeedRead,
	refuseWhenTooMany
} from '#api/modules/identity/index.ts';
import { calendarText } from '#api/ports/calendar.ts';
import { calendarFeed } from '#db/schema/calendar.ts';
import { user } from '#db/schema/identity.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import { calendarRows, ownItems, stillInCalendar, teachesAt } from './calendar-rows.ts';

const limitRule = 'kalender.batas_langganan';
const missed = { purpose: 'calendar-feed', limitRule };

/**
 * The calendar behind an address, for a program without a session. Known addresses are counted each by itself;
 * unknown ones by network, after the look, so that nobody else's old address keeps a good one from being read.
 */
export async function readCalendarFeed(
	call: Call,
	{ file, origin }: { file: string; origin: string }
) {
	const tokenHash = await calendarHash(file.slice(0, -'.ics'.length));
	const feed = await call.db
		.select({ id: calendarFeed.id, personId: calendarFeed.personId })
		.from(calendarFeed)
		.innerJoin(user, and(eq(user.personId, calendarFeed.personId), isNull(user.disabledAt)))
		.where(eq(calendarFeed.tokenHash, tokenHash))
		.get();
	if (!feed) {
		await refuseWhenTooMany(call, missed);
		await countAttemptFrom(call, missed);
		throw new Problem('not-found');
	}
	await countFeedRead(call, { feedId: feed.id, limit: (await call.rules()).limit(limitRule) });
	const rows = await calendarRows(call.db, feed.personId).where(
		and(
			stillInCalendar(call.now),
			ne(workshopEvent.status, 'draft'),
			or(sql`${signup.id} is not null`, teachesAt(feed.personId))
		)
	);
	return calendarText({ name: 'Malaqbi', items: ownItems(rows, { origin, now: call.now }) });
}
