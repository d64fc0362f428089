import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals }) => ({
	certificates: (await unwrap(locals.api.certificates.mine.$get())).items
});
