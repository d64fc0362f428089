import { MonthQuery } from '#api/modules/workshops/calendar-contract.ts';
import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const parsed = MonthQuery.safeParse({ month: url.searchParams.get('month') ?? undefined });
	// An address written by hand shows this month, not an error.
	const query = parsed.success ? parsed.data : {};
	return {
		calendar: await unwrap(locals.api.workshops.calendar.$get({ query })),
		crumbs: [{ label: m.workshops_title(), href: '/workshops' }, { label: m.calendar_title() }]
	};
};
