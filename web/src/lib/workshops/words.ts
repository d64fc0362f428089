import type { MarkMeans, ScanWait } from '#api/domain/attendance.ts';
import { date, time } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

const statusWords: Record<string, () => string> = {
	present: m.attendance_status_present,
	late: m.attendance_status_late,
	excused: m.attendance_status_excused,
	sick: m.attendance_status_sick,
	'on-duty': m.attendance_status_on_duty,
	absent: m.attendance_status_absent
};

/** The portal's own kinds of attendance in the reader's language; others as the agency named them. */
export const statusWord = ({ code, name }: { code: string; name: string }) =>
	statusWords[code]?.() ?? name;

const means: Record<MarkMeans, () => string> = {
	qr: m.attendance_means_qr,
	pin: m.attendance_means_pin,
	'static-qr': m.attendance_means_static_qr,
	trainer: m.attendance_means_trainer,
	paper: m.attendance_means_paper,
	import: m.attendance_means_import
};
export const meansWord = (code: MarkMeans) => means[code]();

const waits: Record<ScanWait, () => string> = {
	early: m.attendance_wait_early,
	'device-unknown': m.attendance_wait_device_unknown,
	'clock-unanchored': m.attendance_wait_clock_unanchored,
	'upload-late': m.attendance_wait_upload_late,
	'out-of-step': m.attendance_wait_out_of_step,
	'static-qr': m.attendance_wait_static_qr,
	'place-unknown': m.attendance_wait_place_unknown,
	'place-elsewhere': m.attendance_wait_place_elsewhere,
	'marked-otherwise': m.attendance_wait_marked_otherwise
};
export const waitWord = (code: ScanWait) => waits[code]();

type Held = { startsAt: string; endsAt: string; zone: string };

/** *27 November 2026, pukul 08.00–10.00 WITA*, in the zone of the place. */
export function hoursOf({ startsAt, endsAt, zone }: Held) {
	const [from = ''] = time(startsAt, zone).split(/ (?=WI)/);
	const to = time(endsAt, zone).replace('pukul ', '');
	return m.attendance_times({ date: date(startsAt, zone), from, to });
}

type Placed = { room: string | null; online: boolean };
export const placeOf = ({ room, online }: Placed) =>
	room ?? (online ? m.attendance_online() : m.attendance_room_none());
