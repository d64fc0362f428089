import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { factsOf } from '#lib/authoring/fields.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals }) => ({
	choices: await unwrap(locals.api.drafts.choices.$get()),
	crumbs: [{ label: m.authoring_title(), href: '/manage/modules' }, { label: m.authoring_new() }]
});

export const actions = {
	create: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.drafts.$post({ json: factsOf(form) }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		const { courseId } = await answer.json();
		flash(cookies, m.authoring_created());
		redirect(303, `/manage/modules/${courseId}`);
	}
};
