import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals, url }) => {
	const q = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
	const after = url.searchParams.get('after');
	const page = await unwrap(
		locals.api.positions.$get({ query: { ...(q ? { q } : {}), ...(after ? { after } : {}) } })
	);
	return { ...page, q };
};
