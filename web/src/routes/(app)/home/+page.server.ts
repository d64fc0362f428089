import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals }) => ({ home: await unwrap(locals.api.home.$get()) });

export const actions = {
	dismissSetup: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.settings.setup.$put(
			{ json: { mark: 'dismissed' } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.home_setup_dismissed());
		redirect(303, '/home');
	}
};
