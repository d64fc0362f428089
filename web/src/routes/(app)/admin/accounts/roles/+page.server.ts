import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals }) => ({
	crumbs: [{ label: m.accounts_title(), href: '/admin/accounts' }, { label: m.roles_title() }],
	roles: (await unwrap(locals.api.viewing.roles.$get())).items
});

export const actions = {
	view: async ({ locals, request }) => {
		const form = await request.formData();
		const json = { personId: textOf(form, 'personId') };
		const answer = await locals.api.viewing.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		redirect(303, '/home');
	}
};
