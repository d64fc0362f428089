import { unwrap } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';
import { signupActions } from '#lib/workshops/signup-actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const event = await unwrap(locals.api.workshops[':eventId'].$get({ param: params }));
	// A draft is open to its planners only, and to nobody to sign up for.
	const mine =
		event.phase === 'draft'
			? null
			: await unwrap(locals.api.workshops[':eventId']['my-signup'].$get({ param: params }));
	// One round trip for everything that a seat asks of its holder, so that the page keeps to its budget.
	const completion =
		event.mine === 'booked'
			? await unwrap(locals.api.workshops[':eventId']['my-completion'].$get({ param: params }))
			: null;
	const crumbs = [
		{ label: m.workshops_title(), href: '/workshops' },
		{ label: event.course.title }
	];
	return { event, mine, completion, crumbs };
};

export const actions: Actions = signupActions;
