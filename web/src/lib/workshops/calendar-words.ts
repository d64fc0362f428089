import type { CalendarMark } from '#api/modules/workshops/calendar-contract.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a session is to the reader, in words and as a sign. */
export const markWords: Record<CalendarMark, () => string> = {
	teaches: m.calendar_mark_teaches,
	booked: m.calendar_mark_booked,
	asked: m.calendar_mark_asked,
	open: m.calendar_mark_open
};

export const markIcons = {
	teaches: 'person',
	booked: 'check',
	asked: 'wait',
	open: 'plus'
} as const satisfies Record<CalendarMark, string>;
