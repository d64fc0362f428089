import { CourseFilter, CourseQuery } from '#api/modules/catalogue/contract.ts';
import { unwrap } from '#lib/api/unwrap.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = Object.fromEntries(
		[...url.searchParams].filter(([, value]) => value.trim() !== '')
	);
	const parsed = CourseQuery.safeParse(asked);
	// An address written by hand shows the catalogue, not an error.
	const query = parsed.success ? parsed.data : CourseQuery.parse({ q: asked['q'] });
	const list = await unwrap(locals.api.courses.$get({ query }));
	return { list, filter: CourseFilter.parse(query), sort: query.sort };
};
