import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals }) => ({
	page: await unwrap(locals.api.gaps[':personId'].$get({ param: { personId: 'me' }, query: {} }))
});
