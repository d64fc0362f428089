import { EventQuery } from '#api/modules/workshops/event-contract.ts';
import { unwrap } from '#lib/api/unwrap.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = Object.fromEntries(
		[...url.searchParams].filter(([, value]) => value.trim() !== '')
	);
	const parsed = EventQuery.safeParse(asked);
	// An address written by hand shows what is to come, not an error.
	const query = parsed.success ? parsed.data : EventQuery.parse({});
	const list = await unwrap(locals.api.workshops.$get({ query }));
	return { list, show: query.show, form: query.form };
};
