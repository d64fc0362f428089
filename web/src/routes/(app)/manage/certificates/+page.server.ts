import { unwrap } from '#lib/api/unwrap.ts';

const statuses = ['valid', 'revoked'] as const;

export const load = async ({ locals, url }) => {
	const search = url.searchParams.get('search')?.trim().slice(0, 100) ?? '';
	const status = statuses.find((each) => each === url.searchParams.get('status'));
	const after = url.searchParams.get('after');
	const page = await unwrap(
		locals.api.certificates.$get({
			query: {
				...(search ? { search } : {}),
				...(status ? { status } : {}),
				...(after ? { after } : {})
			}
		})
	);
	return { ...page, search, status: status ?? null };
};
