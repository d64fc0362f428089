import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { eventOf } from '#lib/workshops/fields.ts';

export const load = async ({ locals, url }) => ({
	choices: await unwrap(locals.api.workshops.choices.$get()),
	courseId: url.searchParams.get('course'),
	crumbs: [
		{ label: m.workshops_manage_title(), href: '/manage/workshops' },
		{ label: m.workshops_new() }
	]
});

export const actions = {
	create: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const json = { ...eventOf(form), courseId: textOf(form, 'courseId') };
		const answer = await locals.api.workshops.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		const { eventId } = await answer.json();
		flash(cookies, m.workshops_created());
		redirect(303, `/manage/workshops/${eventId}`);
	}
};
