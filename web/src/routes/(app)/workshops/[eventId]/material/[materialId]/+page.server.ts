import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const detail = await unwrap(
		locals.api.workshops[':eventId'].material[':materialId'].$get({ param: params })
	);
	const { eventId, item, course, number } = detail;
	return {
		eventId,
		item,
		course,
		number,
		crumbs: [
			{ label: course, href: `/workshops/${eventId}` },
			{ label: m.material_title(), href: `/workshops/${eventId}/material` },
			{ label: item.title }
		]
	};
};
