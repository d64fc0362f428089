import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { passwordTwice } from '#lib/forms/password-twice.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals }) => {
	const [sessions, feed] = await Promise.all([
		unwrap(locals.api.me.sessions.$get()),
		unwrap(locals.api['calendar-feed'].$get())
	]);
	return { sessions, feed };
};

export const actions = {
	password: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const chosen = passwordTwice(form);
		if (!chosen.ok) return chosen.failure;

		const json = { current: String(form.get('current') ?? ''), next: chosen.password };
		const answer = await locals.api.me.password.$put({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.profile_password_done());
		redirect(303, '/my/profile');
	},
	end: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const sessionId = String(form.get('sessionId') ?? '');
		const answer = sessionId
			? await locals.api.me.sessions[':sessionId'].$delete({ param: { sessionId } }, withKey(form))
			: await locals.api.me.sessions.$delete({}, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.profile_sessions_ended());
		redirect(303, '/my/profile');
	},
	calendarOn: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api['calendar-feed'].$post({}, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.calendar_feed_made());
		redirect(303, '/my/profile#calendar');
	},
	calendarOff: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api['calendar-feed'].$delete({}, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.calendar_feed_ended());
		redirect(303, '/my/profile#calendar');
	}
};
