import { redirect } from '@sveltejs/kit';
import { openLink } from '#lib/accounts/one-time-link.server.ts';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { passwordTwice } from '#lib/forms/password-twice.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async (event) => {
	const link = await openLink(event);
	return { title: m.first_run_title(), open: link?.purpose === 'first-admin' };
};

export const actions = {
	default: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const chosen = passwordTwice(form);
		if (!chosen.ok) return chosen.failure;

		const text = (name: string) => String(form.get(name) ?? '');
		const json = {
			nip: text('nip'),
			name: text('name'),
			frontTitle: text('frontTitle'),
			backTitle: text('backTitle'),
			password: chosen.password
		};
		const link = locals.api.accounts.links[':token']['first-admin'];
		const answer = await link.$post({ param: params, json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.first_run_done());
		redirect(303, '/admin/setup');
	}
};
