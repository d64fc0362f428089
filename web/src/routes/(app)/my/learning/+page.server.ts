import { unwrap } from '#lib/api/unwrap.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { items } = await unwrap(locals.api.enrolments.$get());
	return {
		active: items.filter((item) => item.status === 'active'),
		completed: items.filter((item) => item.status === 'completed')
	};
};
