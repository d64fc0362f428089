import { employmentKinds } from '#api/domain/employment.ts';
import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals, url }) => {
	const search = url.searchParams;
	const q = search.get('q')?.trim().slice(0, 100) ?? '';
	const kind = employmentKinds.find((each) => each === search.get('kind'));
	const active = (['yes', 'no'] as const).find((each) => each === search.get('active'));
	const unitId = search.get('unit');
	const after = search.get('after');
	const [page, unit] = await Promise.all([
		unwrap(
			locals.api.people.$get({
				query: {
					...(q ? { q } : {}),
					...(kind ? { kind } : {}),
					...(active ? { active } : {}),
					...(unitId ? { unitId } : {}),
					...(after ? { after } : {})
				}
			})
		),
		unitId ? unwrap(locals.api.units[':unitId'].$get({ param: { unitId } })) : null
	]);
	return { ...page, q, kind: kind ?? '', active: active ?? '', unit };
};
