import { redirect } from '@sveltejs/kit';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = () => ({
	crumbs: [{ label: m.workshops_title(), href: '/workshops' }, { label: m.hall_take_title() }]
});

export const actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const answer = await locals.api.attendance['room-pins'].$post(
			{ json: { pin: textOf(form, 'pin') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { eventId, sessionId } = await answer.json();
		redirect(303, `/workshops/${eventId}/attendance/${sessionId}`);
	}
};
