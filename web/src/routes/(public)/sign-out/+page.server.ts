import { redirect } from '@sveltejs/kit';

export const load = () => redirect(303, '/');

export const actions = {
	default: async ({ locals }) => {
		await locals.api.session.$delete({}, { headers: { 'idempotency-key': crypto.randomUUID() } });
		redirect(303, '/');
	}
};
