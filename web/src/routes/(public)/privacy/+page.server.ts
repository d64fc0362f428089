import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals }) => ({
	notice: await unwrap(locals.api.privacy.$get({ query: { language: locals.locale } }))
});
