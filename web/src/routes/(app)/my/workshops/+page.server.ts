import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals }) => {
	const { items } = await unwrap(locals.api.signups.mine.$get());
	const isPast = (item: (typeof items)[number]) =>
		item.over ||
		item.status === 'rejected' ||
		item.status === 'cancelled' ||
		item.eventStatus === 'cancelled';
	return {
		title: m.my_workshops_title(),
		ahead: items
			.filter((item) => !isPast(item))
			.toSorted((a, b) => (a.startsAt ?? '9').localeCompare(b.startsAt ?? '9')),
		past: items.filter(isPast)
	};
};
