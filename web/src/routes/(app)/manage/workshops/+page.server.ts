import { unwrap } from '#lib/api/unwrap.ts';
import { mustHold } from '#lib/api/must-hold.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, parent }) => {
	await mustHold('workshop.manage', parent);
	const after = url.searchParams.get('after');
	const list = await unwrap(
		locals.api.workshops.$get({ query: { show: 'managed', ...(after ? { after } : {}) } })
	);
	return { list };
};
