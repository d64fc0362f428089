/**
 * A list of who was at a session as other programs write it: the participant report of Zoom, the attendance report of
 * Google Meet, our own spreadsheet, or any list with a name. Which column means what, and what minutes mean.
 */
import { plainHeading, suggestMapping, type Mapping, type NamedColumn } from './import/heading.ts';

export const reportKeys = [
	'name',
	'firstName',
	'lastName',
	'email',
	'nip',
	'minutes',
	'status',
	'joined',
	'left'
] as const;
export type ReportKey = (typeof reportKeys)[number];
/** Told by a person: the others only help to find the row of headings. */
export const mappedKeys = [
	'name',
	'firstName',
	'lastName',
	'email',
	'nip',
	'minutes',
	'status'
] as const satisfies readonly ReportKey[];

export const reportLayouts = ['zoom', 'meet', 'own', 'other'] as const;
export type ReportLayout = (typeof reportLayouts)[number];

const column = (key: ReportKey, label: string, aliases: readonly string[]): NamedColumn => ({
	key,
	label,
	aliases
});
const columns: readonly NamedColumn[] = [
	column('name', 'Nama', [
		'Name (original name)',
		'Nama (nama asli)',
		'Nama lengkap',
		'Full name',
		'Nama peserta',
		'Participant',
		'Name'
	]),
	column('firstName', 'Nama depan', ['First name']),
	column('lastName', 'Nama belakang', ['Last name', 'Surname']),
	column('email', 'Email', ['User email', 'Alamat email', 'Email address', 'Surel']),
	column('nip', 'NIP', ['NI PPPK', 'NIP/NI PPPK', 'Nomor induk']),
	column('minutes', 'Durasi', [
		'Total duration (minutes)',
		'Duration (minutes)',
		'Total durasi (menit)',
		'Durasi (menit)',
		'Time in call',
		'Duration',
		'Menit'
	]),
	column('status', 'Status', ['Kehadiran', 'Status kehadiran', 'Attendance']),
	column('joined', 'Waktu bergabung', ['Join time', 'Time joined', 'First seen']),
	column('left', 'Waktu keluar', ['Leave time', 'Time exited'])
];

/** `sessionHead` is what our own spreadsheet calls the column of this session. */
export const reportColumns = (sessionHead: string): readonly NamedColumn[] =>
	columns.map((each) =>
		each.key === 'status' ? { ...each, aliases: [sessionHead, ...each.aliases] } : each
	);

export const mappingOf = (headings: readonly string[], sessionHead: string): Mapping =>
	suggestMapping(headings, reportColumns(sessionHead));

export function layoutOf(headings: readonly string[], sessionHead: string): ReportLayout {
	const plain = new Set(headings.map(plainHeading));
	const has = (...names: readonly string[]) => names.some((name) => plain.has(plainHeading(name)));
	if (has(sessionHead)) return 'own';
	if (has('Name (original name)', 'Nama (nama asli)')) return 'zoom';
	if (has('Time joined', 'Waktu bergabung') && has('First name', 'Nama depan')) return 'meet';
	return has('Time in call') ? 'meet' : 'other';
}

const hours = /(\d+)\s*(?:hours?|hrs?|h|jam|j)\b/;
const minutes = /(\d+)\s*(?:minutes?|mins?|m|menit|mnt)\b/;

/** Whole minutes out of `115`, `1:55:20`, `1 hr 55 min` or `1 j 55 mnt`; null when it is none of these. */
export function minutesOf(text: string): number | null {
	const plain = text.trim().toLowerCase().replace(',', '.');
	if (/^\d+(\.\d+)?$/.test(plain)) return Math.floor(Number(plain));
	const clock = /^(\d+):(\d\d)(?::(\d\d))?$/.exec(plain);
	if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
	const [long, short] = [hours.exec(plain), minutes.exec(plain)];
	if (!long && !short) return /^\d+\s*(?:s|sec|secs|seconds?|dtk|detik)$/.test(plain) ? 0 : null;
	return Number(long?.[1] ?? 0) * 60 + Number(short?.[1] ?? 0);
}

/** By rule: from which share of the session somebody online was there, and from which at least partly. */
export type OnlineRules = { presentPercent: number; latePercent: number };

/** What minutes online mean; `short` is left to a person. */
export function presenceOf(
	attended: number,
	{ startsAt, endsAt }: { startsAt: Date; endsAt: Date },
	{ presentPercent, latePercent }: OnlineRules
): 'present' | 'late' | 'short' {
	const planned = (endsAt.getTime() - startsAt.getTime()) / 60_000;
	const percent = (attended * 100) / planned;
	if (percent >= presentPercent) return 'present';
	return percent >= latePercent ? 'late' : 'short';
}
