/** How a reader wants the portal: kept in two cookies, so that every page is right without JavaScript. */
export const locales = ['id', 'en'] as const;
export type Locale = (typeof locales)[number];

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const localeCookie = 'malaqbi-locale';
export const themeCookie = 'malaqbi-theme';

export const parseLocale = (value: unknown): Locale | undefined =>
	locales.find((locale) => locale === value);

export const parseTheme = (value: unknown): Theme | undefined =>
	themes.find((theme) => theme === value);

/** A path on this portal to go back to; anything that could leave the portal becomes `/`. */
export function safePath(value: unknown, fallback = '/'): string {
	if (typeof value !== 'string' || !value.startsWith('/')) return fallback;
	const url = new URL(value, 'https://portal.invalid');

	return url.host === 'portal.invalid' ? url.pathname + url.search + url.hash : fallback;
}
