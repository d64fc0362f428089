import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, parent }) => ({
	history: await unwrap(locals.api.drafts[':courseId'].history.$get({ param: params })),
	crumbs: [...(await parent()).crumbs, { label: m.authoring_tab_history() }]
});

export const actions = {
	restore: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const stateId = textOf(form, 'stateId');
		const answer = await locals.api.drafts[':courseId'].history[':stateId'].restoration.$post(
			{ param: { ...params, stateId } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.authoring_history_restored());
		redirect(303, `/manage/modules/${params.courseId}`);
	}
};
