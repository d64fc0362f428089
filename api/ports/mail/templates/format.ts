import { clockOf, type TimeZone } from '#api/domain/period.ts';

export type MailLocale = 'id' | 'en';
const tags: Record<MailLocale, string> = { id: 'id-ID', en: 'en-GB' };

export const number = (value: number, locale: MailLocale) =>
	new Intl.NumberFormat(tags[locale]).format(value);

/** A civil date: 7 November 2025. */
export const longDate = (date: string, locale: MailLocale) =>
	new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
		new Date(`${date}T00:00:00Z`)
	);

/** A moment on the clock of its place: 7 November 2025, 14.30 WITA. */
export function clockTime(at: { until: string; zone: TimeZone }, locale: MailLocale) {
	const told = new Intl.DateTimeFormat(tags[locale], {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hour12: false,
		timeZone: at.zone
	}).format(new Date(at.until));
	return `${told} ${zoneNames[at.zone]}`;
}
const zoneNames: Record<TimeZone, string> = {
	'Asia/Jakarta': 'WIB',
	'Asia/Makassar': 'WITA',
	'Asia/Jayapura': 'WIT'
};

/** A moment where it happens: 7 November 2025, 09.00 WITA. */
export function longMoment(
	{ startsAt, zone }: { startsAt: string; zone: TimeZone },
	locale: MailLocale
) {
	const [day = '', clock = ''] = clockOf(new Date(startsAt), zone).split('T');
	const hours = locale === 'id' ? clock.replace(':', '.') : clock;
	return `${longDate(day, locale)}, ${hours} ${zoneNames[zone]}`;
}
