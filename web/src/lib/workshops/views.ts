import { m } from '#lib/paraglide/messages.js';

const shows = ['upcoming', 'calendar', 'mine', 'past'] as const;
type Show = (typeof shows)[number];

const words: Record<Show, () => string> = {
	upcoming: m.workshops_show_upcoming,
	mine: m.workshops_show_mine,
	past: m.workshops_show_past,
	calendar: m.workshops_show_calendar
};
const address: Record<Show, string> = {
	upcoming: '/workshops',
	mine: '/workshops?show=mine',
	past: '/workshops?show=past',
	calendar: '/workshops/calendar'
};

/** The ways to look at workshops: three lists and the month. */
export const viewsOf = (current: string) =>
	shows.map((show) => ({ href: address[show], label: words[show](), current: show === current }));
