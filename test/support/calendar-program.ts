/** A calendar program that reads a feed with a parser of its own, and keeps of each entry the newest state. */
import ICAL from 'ical.js';

export type Entry = {
	uid: string;
	sequence: number;
	status: string;
	title: string;
	startsAt: string;
	location: string | null;
	url: string;
	alarms: number;
};

export function entriesOf(text: string): Entry[] {
	const calendar = new ICAL.Component(ICAL.parse(text));
	return calendar.getAllSubcomponents('vevent').map((part) => {
		const event = new ICAL.Event(part);
		return {
			uid: event.uid,
			sequence: event.sequence,
			status: String(part.getFirstPropertyValue('status')),
			title: event.summary,
			startsAt: event.startDate.toJSDate().toISOString(),
			location: event.location,
			url: String(part.getFirstPropertyValue('url')),
			alarms: part.getAllSubcomponents('valarm').length
		};
	});
}

/** As RFC 5546 asks: an entry gives way to one of the same id with a higher number. */
export function calendarProgram() {
	const held = new Map<string, Entry>();
	return {
		reads(text: string) {
			for (const entry of entriesOf(text)) {
				const known = held.get(entry.uid);
				if (!known || entry.sequence > known.sequence) held.set(entry.uid, entry);
			}
		},
		shows: () => [...held.values()].filter(({ status }) => status !== 'CANCELLED'),
		get held() {
			return [...held.values()];
		}
	};
}
