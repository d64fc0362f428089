import { draftStates } from '#api/domain/course-draft.ts';
import { draftOrders } from '#api/modules/authoring/contract.ts';
import { unwrap } from '#lib/api/unwrap.ts';

export const load = async ({ locals, url }) => {
	const q = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
	const state = draftStates.find((each) => each === url.searchParams.get('state'));
	const sort = draftOrders.find((each) => each === url.searchParams.get('sort'));
	const after = url.searchParams.get('after');
	const page = await unwrap(
		locals.api.drafts.$get({
			query: {
				...(q ? { q } : {}),
				...(state ? { state } : {}),
				...(sort ? { sort } : {}),
				...(after ? { after } : {})
			}
		})
	);
	return { ...page, q, state: state ?? null, sort: sort ?? '-updated' };
};
