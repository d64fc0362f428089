import { redirect } from '@sveltejs/kit';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { passwordTwice } from '#lib/forms/password-twice.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'no-referrer' });
	const answer = await locals.api.accounts.links[':token'].$get({ param: params });
	const link = answer.ok ? await answer.json() : null;
	if (link && link.purpose !== 'reset') redirect(303, `/activate/${params.token}`);
	return { title: m.reset_title(), link };
};

export const actions = {
	default: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const chosen = passwordTwice(form);
		if (!chosen.ok) return chosen.failure;

		const json = { password: chosen.password };
		const answer = await locals.api.accounts.links[':token'].$post(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.reset_done());
		if ((await answer.json()).secondStep) redirect(303, '/sign-in/code');
		redirect(303, '/home');
	}
};
