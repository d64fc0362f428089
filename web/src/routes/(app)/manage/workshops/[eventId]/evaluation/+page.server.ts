import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const evaluation = await unwrap(locals.api.evaluations[':eventId'].$get({ param: params }));
	return {
		evaluation,
		crumbs: [
			{ label: evaluation.course, href: `/workshops/${params.eventId}` },
			{ label: m.evaluation_results() }
		]
	};
};

export const actions = {
	form: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.evaluations[':eventId'].form.$put(
			{ param: params, json: { formCode: textOf(form, 'formCode') || null } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.evaluation_form_saved());
		redirect(303, url.pathname);
	}
};
