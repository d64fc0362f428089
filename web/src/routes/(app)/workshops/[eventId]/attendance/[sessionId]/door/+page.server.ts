import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawQr } from '#lib/workshops/draw-qr.ts';
import type { RequestEvent } from './$types';

const sessionOf = ({ locals }: Pick<RequestEvent, 'locals'>) =>
	locals.api.attendance.sessions[':sessionId'];

export const load = async (event) => {
	const { params, url } = event;
	const param = { sessionId: params.sessionId };
	const [printed, { pin }] = await Promise.all([
		unwrap(sessionOf(event)['static-code'].$get({ param })),
		unwrap(sessionOf(event)['room-pin'].$get({ param }))
	]);
	const address = `${url.origin}/workshops/${params.eventId}/attend?static=${params.sessionId}.${printed.code}`;
	const crumbs = [
		{ label: printed.session.course, href: `/workshops/${params.eventId}` },
		{ label: m.attendance_title(), href: `/workshops/${params.eventId}/attendance` },
		{ label: m.hall_door_title() }
	];
	return { session: printed.session, qr: drawQr(address), pin, crumbs };
};

export const actions = {
	make: async (event) => {
		const form = await event.request.formData();
		const param = { sessionId: event.params.sessionId };
		const answer = await sessionOf(event)['room-pin'].$post({ param }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		return { made: (await answer.json()).pin };
	},
	replace: async (event) => {
		const form = await event.request.formData();
		const param = { sessionId: event.params.sessionId };
		const answer = await sessionOf(event).secret.$post({ param }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(event.cookies, m.hall_secret_replaced());
		redirect(303, event.url.pathname);
	},
	revoke: async (event) => {
		const form = await event.request.formData();
		const param = { sessionId: event.params.sessionId };
		const answer = await sessionOf(event)['room-pin'].$delete({ param }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(event.cookies, m.hall_pin_revoked());
		redirect(303, event.url.pathname);
	}
};
