import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';
import { safePath } from '#lib/preferences.ts';

export const load = async ({ locals, url }) => {
	const [answer, health, providers] = await Promise.all([
		locals.api.me.$get(),
		unwrap(locals.api.health.$get()),
		unwrap(locals.api.session.providers.$get())
	]);
	const to = safePath(url.searchParams.get('to'));
	if (answer.ok) redirect(303, to === '/' ? '/home' : to);
	return { title: m.sign_in_button(), to, demo: health.demo, providers: providers.items };
};

export const actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const json = {
			nip: String(form.get('nip') ?? ''),
			password: String(form.get('password') ?? '')
		};
		const answer = await locals.api.session.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);

		const to = safePath(form.get('to'));
		if ((await answer.json()).secondStep)
			redirect(303, `/sign-in/code?to=${encodeURIComponent(to)}`);
		redirect(303, to === '/' ? '/home' : to);
	}
};
