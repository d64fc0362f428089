import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const event = await unwrap(locals.api.workshops[':eventId'].$get({ param: params }));
	const crumbs = [
		{ label: m.workshops_title(), href: '/workshops' },
		{ label: event.course.title }
	];
	return { event, crumbs };
};
