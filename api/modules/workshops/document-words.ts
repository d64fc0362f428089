/** Words of official papers about sessions: always Indonesian, in the zone of the place. */
import { longDate, shortDate } from '#api/domain/document-date.ts';
import { civilDateOf, type TimeZone } from '#api/domain/period.ts';

const zones: Record<TimeZone, string> = {
	'Asia/Jakarta': 'WIB',
	'Asia/Makassar': 'WITA',
	'Asia/Jayapura': 'WIT'
};

/** `08.02`. */
export const clockOf = (at: Date, zone: TimeZone) =>
	new Intl.DateTimeFormat('id-ID', {
		hour: '2-digit',
		minute: '2-digit',
		hour12: false,
		timeZone: zone
	}).format(at);

/** `Jumat, 27 November 2026`. */
export function dayOf(at: Date, zone: TimeZone) {
	const weekday = new Intl.DateTimeFormat('id-ID', { weekday: 'long', timeZone: zone }).format(at);
	return `${weekday}, ${longDate(civilDateOf(at, zone))}`;
}

type Held = { startsAt: Date; endsAt: Date; zone: TimeZone };

/** `08.00–10.00 WITA`. */
export const hoursOf = ({ startsAt, endsAt, zone }: Held) =>
	`${clockOf(startsAt, zone)}–${clockOf(endsAt, zone)} ${zones[zone]}`;

type Place = { room: { name: string; address?: string | null } | null; online: boolean };
export const placeWords = ({ room, online }: Place) =>
	room ? [room.name, room.address].filter(Boolean).join(', ') : online ? 'Daring' : '';

/** The column of a session in our own spreadsheet: two may have one title, their day and hour tell them apart. */
export const sessionHead = ({ title, startsAt, zone }: Held & { title: string }) =>
	`${title} (${shortDate(civilDateOf(startsAt, zone))} ${clockOf(startsAt, zone)})`;
