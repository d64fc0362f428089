import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, url }) => {
	const on = url.searchParams.get('on');
	return {
		page: await unwrap(
			locals.api.credits[':personId'].$get({
				param: { personId: 'me' },
				query: on ? { on } : {}
			})
		)
	};
};

export const actions = {
	resubmit: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.credits[':entryId'].resubmission.$post(
			{ param: { entryId: textOf(form, 'entryId') }, json: { note: textOf(form, 'note') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.credits_resubmitted());
		redirect(303, '/my/credits');
	}
};
