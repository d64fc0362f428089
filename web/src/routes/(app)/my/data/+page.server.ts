import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals }) => {
	const query = { language: locals.locale };
	return {
		crumbs: [{ label: m.profile_title(), href: '/my/profile' }, { label: m.data_title() }],
		language: locals.locale,
		mine: await unwrap(locals.api['my-data'].$get({ query }))
	};
};
