import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { safePath } from '#lib/preferences.ts';

export const load = async ({ locals, url }) => {
	const { waiting } = await unwrap(locals.api.session['second-step'].$get());
	if (!waiting) redirect(303, '/sign-in');
	return { title: m.second_step_code_title(), to: safePath(url.searchParams.get('to')) };
};

export const actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const json = { code: textOf(form, 'code') };
		const answer = await locals.api.session['second-step'].$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);

		const to = safePath(form.get('to'));
		redirect(303, to === '/' ? '/home' : to);
	}
};
