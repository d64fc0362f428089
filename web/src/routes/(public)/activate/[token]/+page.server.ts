import { redirect } from '@sveltejs/kit';
import { choosePassword, openLink } from '#lib/accounts/one-time-link.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async (event) => {
	const link = await openLink(event);
	if (link?.purpose === 'first-admin') redirect(303, `/first-run/${event.params.token}`);
	if (link?.purpose === 'reset') redirect(303, `/reset-password/${event.params.token}`);
	return { title: m.activate_title(), link };
};

export const actions = { default: (event) => choosePassword(event) };
