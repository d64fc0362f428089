import { redirect } from '@sveltejs/kit';
import { withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = () => redirect(303, '/home');

export const actions = {
	/** Back to the admin's own portal; when the time has run out meanwhile, there is nothing to end. */
	default: async ({ locals, request, cookies }) => {
		const answer = await locals.api.viewing.$delete({}, withKey(await request.formData()));
		flash(cookies, m.viewing_ended());
		if (!answer.ok) redirect(303, '/home');
		const { personId } = await answer.json();
		redirect(303, `/admin/accounts/${personId}`);
	}
};
