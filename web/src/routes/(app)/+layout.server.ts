import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals }) => ({
	me: await unwrap(locals.api.me.$get()),
	theme: locals.theme
});
