import { redirect } from '@sveltejs/kit';

export const load = () => redirect(303, '/');

export const actions = {
	default: async ({ locals, setHeaders }) => {
		// What was typed and kept on this device (an author's copy) goes with the person who typed it.
		setHeaders({ 'clear-site-data': '"storage"' });
		await locals.api.session.$delete({}, { headers: { 'idempotency-key': crypto.randomUUID() } });
		redirect(303, '/');
	}
};
