import type { EventOut } from '#api/modules/workshops/event-contract.ts';
import { dateTime, timeRange } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { daysOf } from './event-words.ts';
import { roman } from '#api/domain/roman.ts';

/** What is sent to others about an event, without its address: course, days, hours, place and deadline. */
export function invitationText(event: EventOut): string {
	const zone = event.zone ?? undefined;
	const [first] = event.sessions;
	const places = event.sessions.map(
		({ room, online }) =>
			(room && [room.name, room.address].filter(Boolean).join(', ')) ??
			(online ? m.workshops_online() : '')
	);
	const place = [...new Set(places)].filter(Boolean).join('; ');
	const number = m.workshops_number({ number: roman(event.number) });
	return [
		m.invite_text_title({ title: event.course.title, number }),
		m.invite_text_days({ days: daysOf(event) }),
		...(first
			? [m.invite_text_hours({ hours: timeRange(first.startsAt, first.endsAt, first.zone) })]
			: []),
		...(place ? [m.invite_text_place({ place })] : []),
		...(event.closesAt ? [m.invite_text_deadline({ date: dateTime(event.closesAt, zone) })] : []),
		m.invite_text_link()
	].join('\n');
}
