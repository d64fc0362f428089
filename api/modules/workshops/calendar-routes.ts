import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { hashOfBytes } from '#api/http/hash.ts';
import {
	CalendarMonth,
	CalendarText,
	FeedEnded,
	FeedFile,
	MonthQuery,
	OwnFeed
} from './calendar-contract.ts';
import { originOf } from './calendar-rows.ts';
import { endCalendarFeed } from './end-calendar-feed.ts';
import { EventParams } from './event-contract.ts';
import { getCalendarFeed } from './get-calendar-feed.ts';
import { getCalendarMonth } from './get-calendar-month.ts';
import { getEventCalendar } from './get-event-calendar.ts';
import { readCalendarFeed } from './read-calendar-feed.ts';
import { renewCalendarFeed } from './renew-calendar-feed.ts';

export const eventCalendarRoutes = new Hono<AppEnv>()
	.get(
		'/calendar',
		...endpoint({
			permission: 'workshop.read',
			summary: 'The sessions of one month, and what each is to the reader',
			query: MonthQuery,
			output: CalendarMonth
		}),
		async (c) => c.json(await getCalendarMonth(c.var.call, c.var.input), 200)
	)
	.get(
		'/:eventId/calendar',
		...endpoint({
			permission: 'workshop.read',
			summary: 'The sessions of an event as a file for a calendar program',
			params: EventParams,
			output: CalendarText
		}),
		async (c) => {
			const origin = originOf(c.var.call, c.req.url);
			const text = await getEventCalendar(c.var.call, { ...c.var.input, origin });
			const { headers, same } = await facts(text, c.req.header('if-none-match'));
			if (same) return c.body(null, 304, headers);
			const disposition = 'attachment; filename="workshop.ics"';
			return c.body(text, 200, { ...headers, 'content-disposition': disposition });
		}
	);

export const calendarFeedRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'signed-in',
			summary: 'The private address of my workshop calendar',
			output: OwnFeed
		}),
		async (c) => c.json(await getCalendarFeed(c.var.call), 200)
	)
	.post(
		'/',
		...endpoint({
			permission: 'signed-in',
			summary: 'Switch my workshop calendar on, or give it a new address',
			output: OwnFeed
		}),
		async (c) => c.json(await renewCalendarFeed(c.var.call), 200)
	)
	.delete(
		'/',
		...endpoint({
			permission: 'signed-in',
			summary: 'Switch my workshop calendar off',
			output: FeedEnded
		}),
		async (c) => c.json(await endCalendarFeed(c.var.call), 200)
	)
	.get(
		'/:file',
		...endpoint({
			permission: 'public',
			summary: 'A workshop calendar, for the program that knows its address',
			params: FeedFile,
			output: CalendarText
		}),
		async (c) => {
			const origin = originOf(c.var.call, c.req.url);
			const text = await readCalendarFeed(c.var.call, { ...c.var.input, origin });
			const { headers, same } = await facts(text, c.req.header('if-none-match'));
			return same ? c.body(null, 304, headers) : c.body(text, 200, headers);
		}
	);

/** How a calendar travels, and whether the program holds the same already. */
async function facts(text: string, held: string | undefined) {
	const etag = `"${(await hashOfBytes(new TextEncoder().encode(text))).slice(0, 32)}"`;
	const headers = {
		etag,
		'content-type': 'text/calendar; charset=utf-8',
		'cache-control': 'private, no-cache',
		'x-robots-tag': 'noindex'
	};
	return { headers, same: held === etag };
}
