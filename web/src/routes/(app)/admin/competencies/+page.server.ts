import { competencyKinds } from '#api/domain/competency.ts';
import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals, url }) => {
	const q = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
	const kind = competencyKinds.find((each) => each === url.searchParams.get('kind'));
	const list = await unwrap(
		locals.api.competencies.$get({ query: { ...(q ? { q } : {}), ...(kind ? { kind } : {}) } })
	);
	return { ...list, q, kind: kind ?? '' };
};
