import { redirect } from '@sveltejs/kit';
import { refused, unwrap } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const evaluation = await unwrap(locals.api.evaluations[':eventId'].mine.$get({ param: params }));
	return {
		evaluation,
		crumbs: [
			{ label: evaluation.course, href: `/workshops/${params.eventId}` },
			{ label: m.evaluation_title() }
		]
	};
};

export const actions = {
	answer: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answers = [...form].flatMap(([questionId, value]) =>
			questionId.startsWith('evq_') && typeof value === 'string' ? [{ questionId, value }] : []
		);
		// Without a key: nothing of the answers may be remembered. Who answers twice is told so.
		const answer = await locals.api.evaluations[':eventId'].answers.$post({
			param: params,
			json: { answers }
		});
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.evaluation_sent());
		redirect(303, url.pathname);
	}
};
