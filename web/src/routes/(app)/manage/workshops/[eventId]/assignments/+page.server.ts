import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { assignmentOf } from '#lib/assignments/fields.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const list = await unwrap(locals.api.assignments.$get({ query: { eventId: params.eventId } }));
	return {
		list,
		crumbs: [
			{ label: list.course, href: `/workshops/${params.eventId}` },
			{ label: m.assignments_title() }
		]
	};
};

export const actions = {
	create: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = { ...assignmentOf(form), eventId: params.eventId };
		const answer = await locals.api.assignments.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.assignments_made());
		redirect(303, url.pathname);
	}
};
