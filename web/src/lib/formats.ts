import type { Locale } from './preferences.ts';

/** The agency's zone until a page knows better; each zone has its Indonesian name. */
export const defaultZone = 'Asia/Makassar';

const zoneNames: Record<string, string> = {
	'Asia/Jakarta': 'WIB',
	'Asia/Pontianak': 'WIB',
	'Asia/Makassar': 'WITA',
	'Asia/Jayapura': 'WIT'
};

export type Instant = string | number | Date;

/**
 * How a reader reads: *7 November 2025*, *pukul 09.00 WITA*, *1.234,5*. Pure: the language and the zone
 * are given. Civil dates (`YYYY-MM-DD`) have no zone and are never moved to another day.
 */
export function formatsFor(locale: Locale, zone: string = defaultZone) {
	const tag = locale === 'id' ? 'id-ID' : 'en-GB';
	const day = (value: Instant, options: Intl.DateTimeFormatOptions) =>
		dates(tag, { ...options, timeZone: isCivil(value) ? 'UTC' : zone }).format(new Date(value));

	const number = (value: number, decimals = 1) =>
		numbers(tag, { maximumFractionDigits: decimals }).format(value);
	const date = (value: Instant) => day(value, { day: 'numeric', month: 'long', year: 'numeric' });
	const clock = (value: Instant) =>
		dates(tag, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone })
			.format(new Date(value))
			.replace('.', locale === 'id' ? '.' : ':');
	const time = (value: Instant) =>
		`${locale === 'id' ? 'pukul ' : ''}${clock(value)} ${zoneNames[zone] ?? zone}`;

	return {
		number,
		date,
		time,
		/** *Senin, 17 November 2025* */
		weekday: (value: Instant) =>
			day(value, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
		/** *17-11-2025*, for tables. */
		shortDate: (value: Instant) =>
			day(value, { day: '2-digit', month: '2-digit', year: 'numeric' }).replaceAll('/', '-'),
		month: (value: Instant) => day(value, { month: 'long', year: 'numeric' }),
		dateTime: (value: Instant) => `${date(value)} ${time(value)}`,
		/** *pukul 09.00–12.00 WITA* */
		timeRange: (from: Instant, to: Instant) =>
			`${locale === 'id' ? 'pukul ' : ''}${clock(from)}–${clock(to)} ${zoneNames[zone] ?? zone}`,
		/** The parts of a day as a leaf of a calendar shows them. */
		leaf: (value: Instant) => ({
			weekday: day(value, { weekday: 'short' }),
			day: day(value, { day: 'numeric' }),
			month: day(value, { month: 'short' })
		}),
		dateRange: (from: Instant, to: Instant) => range(date(from), date(to), locale),
		percent: (share: number) => `${number(share * 100, 2)}%`,
		/** Lesson hours (jam pelajaran). */
		jp: (hours: number) => `${number(hours, 2)} JP`,
		minutes: (minutes: number) => duration(minutes, locale),
		size: (bytes: number) => size(bytes, number)
	};
}

/** Making a format costs a hundred times what using it does, and there are few different ones. */
function kept<Options extends object, Format>(make: (tag: string, options: Options) => Format) {
	const made = new Map<string, Format>();
	return (tag: string, options: Options) => {
		const key = `${tag}${JSON.stringify(options)}`;
		const format = made.get(key) ?? make(tag, options);
		made.set(key, format);
		return format;
	};
}

const dates = kept(
	(tag, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options)
);
const numbers = kept(
	(tag, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options)
);

const isCivil = (value: Instant) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** *17 s.d. 20 November 2025*: what both ends share is said once. */
function range(from: string, to: string, locale: Locale): string {
	if (from === to) return from;
	const joint = locale === 'id' ? ' s.d. ' : ' to ';
	const [start, end] = [from.split(' '), to.split(' ')];
	while (start.length > 1 && start.at(-1) === end.at(-1)) {
		start.pop();
		end.pop();
	}
	return `${start.join(' ')}${joint}${to}`;
}

function duration(minutes: number, locale: Locale): string {
	const words = locale === 'id' ? ['jam', 'menit'] : ['h', 'min'];
	const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
	const parts = [hours > 0 && `${hours} ${words[0]}`, rest > 0 && `${rest} ${words[1]}`];
	return parts.filter(Boolean).join(' ') || `0 ${words[1]}`;
}

/** What a phone's data counter would say: kB and MB of a thousand. */
function size(bytes: number, number: (value: number, decimals?: number) => string): string {
	if (bytes >= 1e6) return `${number(bytes / 1e6, 1)} MB`;
	if (bytes >= 1000) return `${number(bytes / 1000, 0)} kB`;
	return `${number(bytes, 0)} B`;
}
