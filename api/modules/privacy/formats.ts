import type { TimeZone } from '#api/domain/period.ts';
import type { Language } from '#api/domain/personal-data.ts';

const tags: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** How a reader of *Data saya* reads days and moments. */
export function formatsFor(language: Language, zone: TimeZone) {
	const day = new Intl.DateTimeFormat(tags[language], { dateStyle: 'long', timeZone: 'UTC' });
	const moment = new Intl.DateTimeFormat(tags[language], {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hour12: false,
		timeZone: zone
	});
	const kilobytes = new Intl.NumberFormat(tags[language], { maximumFractionDigits: 0 });
	return {
		day: (date: string | null) => (date ? day.format(new Date(`${date}T00:00:00Z`)) : ''),
		size: (bytes: number) => `${kilobytes.format(Math.ceil(bytes / 1000))} kB`,
		moment: (at: Date | null) => (at ? moment.format(at) : '')
	};
}
export type Formats = ReturnType<typeof formatsFor>;
