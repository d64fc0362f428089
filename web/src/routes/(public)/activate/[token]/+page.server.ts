import { redirect } from '@sveltejs/kit';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { passwordTwice } from '#lib/forms/password-twice.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'no-referrer' });
	const answer = await locals.api.accounts.links[':token'].$get({ param: params });
	const link = answer.ok ? await answer.json() : null;
	if (link?.purpose === 'first-admin') redirect(303, `/first-run/${params.token}`);
	if (link?.purpose === 'reset') redirect(303, `/reset-password/${params.token}`);
	return { title: m.activate_title(), link };
};

export const actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const chosen = passwordTwice(form);
		if (!chosen.ok) return chosen.failure;

		const json = { password: chosen.password };
		const answer = await locals.api.accounts.links[':token'].$post(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		if ((await answer.json()).secondStep) redirect(303, '/sign-in/code');
		redirect(303, '/home');
	}
};
