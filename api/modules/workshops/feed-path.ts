import type { Call } from '#api/call.ts';
import { calendarToken } from '#api/modules/identity/index.ts';

/** Where a calendar program reads this feed, on this portal. */
export const feedPath = async (call: Pick<Call, 'settings'>, feedId: string) =>
	`/api/calendar-feed/${await calendarToken(call, feedId)}.ics`;
