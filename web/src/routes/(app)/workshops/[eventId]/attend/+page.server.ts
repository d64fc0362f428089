import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { statusWord } from '#lib/workshops/words.ts';

export const load = async ({ locals, params }) => {
	const mine = await unwrap(locals.api.attendance.mine[':eventId'].$get({ param: params }));
	const crumbs = [
		{ label: mine.event.course, href: `/workshops/${params.eventId}` },
		{ label: m.attend_title() }
	];
	return { mine, crumbs };
};

export const actions = {
	pin: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.attendance.sessions[':sessionId'].pins.$post(
			{ param: { sessionId: textOf(form, 'session') }, json: { pin: textOf(form, 'pin') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { status } = await answer.json();
		if (status) flash(cookies, m.attend_done({ status: statusWord(status) }));
		redirect(303, `/workshops/${params.eventId}/attend`);
	}
};
