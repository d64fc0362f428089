import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const ticket = await unwrap(locals.api.signups[':signupId'].ticket.$get({ param: params }));
	return {
		title: m.ticket_title(),
		ticket,
		crumbs: [{ label: m.my_workshops_title(), href: '/my/workshops' }, { label: m.ticket_title() }]
	};
};
