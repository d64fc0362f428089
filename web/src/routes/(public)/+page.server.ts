import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, request }) => {
	if (request.headers.get('cookie')?.includes('session=')) {
		const answer = await locals.api.me.$get();
		if (answer.ok) redirect(303, '/home');
	}
	return { title: m.app_purpose() };
};
