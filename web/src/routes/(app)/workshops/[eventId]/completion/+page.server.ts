import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const outlook = await unwrap(locals.api.workshops[':eventId'].outlook.$get({ param: params }));
	return {
		outlook,
		crumbs: [
			{ label: outlook.event.course, href: `/workshops/${params.eventId}` },
			{ label: m.closing_title() }
		]
	};
};

export const actions = {
	postTest: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const required = textOf(form, 'required') === '1';
		const answer = await locals.api.workshops[':eventId']['post-test'].$put(
			{ param: params, json: { required } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, required ? m.closing_post_test_saved_on() : m.closing_post_test_saved_off());
		return { saved: true as const };
	},
	close: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.workshops[':eventId'].closing.$post(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { completed, recorded, short } = await answer.json();
		flash(
			cookies,
			recorded > 0
				? m.closing_done_recorded({ completed, recorded, short })
				: m.closing_done({ completed, short })
		);
		return { closed: true as const };
	}
};
