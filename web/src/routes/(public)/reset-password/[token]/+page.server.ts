import { redirect } from '@sveltejs/kit';
import { choosePassword, openLink } from '#lib/accounts/one-time-link.server.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async (event) => {
	const link = await openLink(event);
	if (link && link.purpose !== 'reset') redirect(303, `/activate/${event.params.token}`);
	return { title: m.reset_title(), link };
};

export const actions = {
	default: (event) => choosePassword(event, { told: () => flash(event.cookies, m.reset_done()) })
};
