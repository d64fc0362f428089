import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals, url }) => {
	const given = (name: string) => url.searchParams.get(name) || undefined;
	const query = { unitId: given('unitId'), search: given('search'), after: given('after') };
	return { team: await unwrap(locals.api.team.$get({ query })), query };
};
