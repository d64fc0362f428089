import * as z from 'zod';
import { timeZones } from '#api/domain/period.ts';
import { eventStatuses } from '#api/domain/workshop-event.ts';

/** The address ends like a file, as some calendar programs want it. */
export const FeedFile = z.object({ file: z.string().regex(/^[\w-]{43}\.ics$/) });

/** The own feed, as its owner may see it. */
export const OwnFeed = z.object({
	/** On this portal; null: switched off. */
	path: z.string().nullable(),
	since: z.iso.datetime().nullable()
});
export const FeedEnded = z.object({ path: z.null(), since: z.null() });
export const CalendarText = z.string();

// --- the month ---

export const MonthQuery = z.object({
	month: z
		.string()
		.regex(/^20\d\d-(0[1-9]|1[0-2])$/)
		.optional()
});
/** What a session is to the reader; null: something else that the agency holds. */
export const calendarMarks = ['teaches', 'booked', 'asked', 'open'] as const;
export type CalendarMark = (typeof calendarMarks)[number];
export const MonthSession = z.object({
	id: z.string(),
	eventId: z.string(),
	course: z.string(),
	number: z.number().int(),
	title: z.string(),
	/** The day on the wall of the agency. */
	day: z.string(),
	startsAt: z.iso.datetime(),
	endsAt: z.iso.datetime(),
	zone: z.enum(timeZones),
	place: z.string().nullable(),
	online: z.boolean(),
	status: z.enum(eventStatuses),
	mark: z.enum(calendarMarks).nullable()
});
export type MonthSession = z.output<typeof MonthSession>;
export const CalendarMonth = z.object({
	month: z.string(),
	today: z.string(),
	sessions: z.array(MonthSession),
	/** There are more in this month than are shown. */
	more: z.boolean()
});
