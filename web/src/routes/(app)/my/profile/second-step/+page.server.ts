import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { safePath } from '#lib/preferences.ts';

export const load = async ({ locals, url }) => {
	const to = safePath(url.searchParams.get('to'));
	return {
		second: await unwrap(locals.api.me['second-step'].$get()),
		to: to === '/' ? '/my/profile' : to,
		crumbs: [{ label: m.profile_title(), href: '/my/profile' }, { label: m.second_step_title() }]
	};
};

export const actions = {
	begin: async ({ locals, request }) => {
		const form = await request.formData();
		const json = { password: textOf(form, 'password') };
		const answer = await locals.api.me['second-step'].$post({ json }, withKey(form));
		return answer.ok ? { begun: true } : refused(answer, form);
	},
	/** The sheet of codes is this answer: it is not shown again. */
	confirm: async ({ locals, request }) => {
		const form = await request.formData();
		const json = { code: textOf(form, 'code') };
		const answer = await locals.api.me['second-step'].$put({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		return { codes: (await answer.json()).codes };
	},
	renew: async ({ locals, request }) => {
		const form = await request.formData();
		const json = { password: textOf(form, 'password') };
		const codes = locals.api.me['second-step']['recovery-codes'];
		const answer = await codes.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		return { codes: (await answer.json()).codes };
	},
	remove: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const json = { password: textOf(form, 'password') };
		const answer = await locals.api.me['second-step'].removal.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.second_step_removed());
		redirect(303, '/my/profile/second-step');
	}
};
