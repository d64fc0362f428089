import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals, url }) => {
	const q = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
	const units = await unwrap(locals.api.units.$get({ query: q ? { q } : {} }));
	return { ...units, q };
};
