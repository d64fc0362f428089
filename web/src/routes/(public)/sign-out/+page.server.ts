import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';

export const load = () => ({ title: m.leave_title() });

export const actions = {
	default: async ({ locals, setHeaders }) => {
		// What was typed and kept on this device goes with the person: the service worker asked before, if it was unsent.
		setHeaders({ 'clear-site-data': '"storage"' });
		await locals.api.session.$delete({}, { headers: { 'idempotency-key': crypto.randomUUID() } });
		redirect(303, '/');
	}
};
