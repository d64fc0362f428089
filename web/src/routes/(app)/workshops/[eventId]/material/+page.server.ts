import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const list = await unwrap(locals.api.workshops[':eventId'].material.$get({ param: params }));
	return {
		list,
		crumbs: [
			{ label: m.workshops_title(), href: '/workshops' },
			{ label: list.course, href: `/workshops/${list.eventId}` },
			{ label: m.material_title() }
		]
	};
};
