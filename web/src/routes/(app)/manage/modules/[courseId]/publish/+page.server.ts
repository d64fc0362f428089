import { redirect } from '@sveltejs/kit';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ parent }) => ({
	crumbs: [...(await parent()).crumbs, { label: m.authoring_tab_publish() }]
});

export const actions = {
	publish: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.drafts[':courseId'].publication.$post(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { version } = await answer.json();
		flash(cookies, m.authoring_published({ number: version }));
		redirect(303, url.pathname);
	},
	archive: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.drafts[':courseId'].archival.$put(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.authoring_archived());
		redirect(303, url.pathname);
	},
	unarchive: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.drafts[':courseId'].archival.$delete(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.authoring_unarchived());
		redirect(303, url.pathname);
	},
	copy: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.drafts[':courseId'].copies.$post(
			{ param: params, json: { title: textOf(form, 'title') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { courseId } = await answer.json();
		flash(cookies, m.authoring_copied());
		redirect(303, `/manage/modules/${courseId}`);
	}
};
