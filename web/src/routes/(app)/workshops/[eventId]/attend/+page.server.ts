import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { statusWord } from '#lib/workshops/words.ts';

export const load = async ({ locals, params, url }) => {
	const mine = await unwrap(locals.api.attendance.mine[':eventId'].$get({ param: params }));
	const crumbs = [
		{ label: mine.event.course, href: `/workshops/${params.eventId}` },
		{ label: m.attend_title() }
	];
	const [sessionId, code] = (url.searchParams.get('static') ?? '').split('.');
	const printed = mine.sessions.find(({ id }) => id === sessionId);
	return { mine, printed: printed && code ? { session: printed, code } : null, crumbs };
};

export const actions = {
	pin: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.attendance.sessions[':sessionId'].pins.$post(
			{
				param: { sessionId: textOf(form, 'session') },
				json: { pin: textOf(form, 'pin'), ...placeOf(form) }
			},
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { status } = await answer.json();
		if (status) flash(cookies, m.attend_done({ status: statusWord(status) }));
		redirect(303, `/workshops/${params.eventId}/attend`);
	},
	place: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const { place } = placeOf(form);
		if (place) {
			const answer = await locals.api.attendance.scans[':scanId'].place.$post(
				{ param: { scanId: textOf(form, 'scan') }, json: { place } },
				withKey(form)
			);
			if (!answer.ok) return refused(answer, form);
			const { wait } = await answer.json();
			if (wait === 'place-unknown') flash(cookies, m.hall_place_vague(), 'warn');
		} else flash(cookies, m.hall_place_none(), 'warn');
		redirect(303, `/workshops/${params.eventId}/attend`);
	},
	static: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.attendance.sessions[':sessionId']['static-scans'].$post(
			{
				param: { sessionId: textOf(form, 'session') },
				json: { code: textOf(form, 'code'), ...placeOf(form) }
			},
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.hall_static_sent());
		redirect(303, `/workshops/${params.eventId}/attend`);
	}
};

/** What the participant let their phone tell; all of it or nothing. */
function placeOf(form: FormData) {
	const [latitude = '', longitude = '', accuracy = ''] = ['latitude', 'longitude', 'accuracy'].map(
		(name) => textOf(form, name)
	);
	return latitude === '' ? {} : { place: { latitude, longitude, accuracy } };
}
