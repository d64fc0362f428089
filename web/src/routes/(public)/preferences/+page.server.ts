import { error, redirect } from '@sveltejs/kit';
import { localeCookie, parseLocale, parseTheme, safePath, themeCookie } from '#lib/preferences.ts';

const aYear = { path: '/', maxAge: 60 * 60 * 24 * 365, sameSite: 'lax', httpOnly: true } as const;

export const actions = {
	language: async ({ request, cookies }) => {
		const form = await request.formData();
		const locale = parseLocale(form.get('locale'));
		if (!locale) error(400);

		cookies.set(localeCookie, locale, aYear);
		redirect(303, safePath(form.get('from')));
	},
	theme: async ({ request, cookies }) => {
		const form = await request.formData();
		const theme = parseTheme(form.get('theme'));
		if (!theme) error(400);

		cookies.set(themeCookie, theme, aYear);
		redirect(303, safePath(form.get('from')));
	}
};
