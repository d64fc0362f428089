import { takeFlash } from '#lib/forms/flash.server.ts';

export const load = ({ cookies, locals }) => ({
	flash: takeFlash(cookies),
	locale: locals.locale,
	theme: locals.theme
});
