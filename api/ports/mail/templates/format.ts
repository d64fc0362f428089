export type MailLocale = 'id' | 'en';
const tags: Record<MailLocale, string> = { id: 'id-ID', en: 'en-GB' };

export const number = (value: number, locale: MailLocale) =>
	new Intl.NumberFormat(tags[locale]).format(value);

/** A civil date: 7 November 2025. */
export const longDate = (date: string, locale: MailLocale) =>
	new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
		new Date(`${date}T00:00:00Z`)
	);
