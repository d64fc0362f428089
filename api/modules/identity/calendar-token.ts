import { keyedToken } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';

/**
 * The secret in the address of somebody's calendar, made of the feed's id and APP_SECRET: its owner can be shown it
 * again, while the database holds its hash alone.
 */
export const calendarToken = (call: Pick<Call, 'settings'>, feedId: string) =>
	keyedToken(call.settings.APP_SECRET, { purpose: 'calendar-feed', text: feedId });
