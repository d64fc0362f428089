import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals }) => ({
	title: m.forgot_title(),
	ways: await unwrap(locals.api.accounts['password-resets'].$get())
});

export const actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const json = { who: textOf(form, 'who') };
		const answer = await locals.api.accounts['password-resets'].$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		return { sent: true };
	}
};
