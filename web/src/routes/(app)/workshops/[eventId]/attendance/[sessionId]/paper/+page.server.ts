import { redirect } from '@sveltejs/kit';
import { PaperMarks } from '#api/modules/workshops/hall-contract.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf, textsOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { markIdOf } from '#lib/workshops/mark-id.ts';
import { nameIn, refusedMarks } from '#lib/workshops/refused-marks.server.ts';
import type { RequestEvent } from './$types';

export const load = async ({ locals, params }) => {
	const matrix = await unwrap(
		locals.api.attendance.events[':eventId'].$get({ param: { eventId: params.eventId } })
	);
	const session = matrix.sessions.find(({ id }) => id === params.sessionId);
	const crumbs = [
		{ label: matrix.event.course, href: `/workshops/${params.eventId}` },
		{ label: m.attendance_title(), href: `/workshops/${params.eventId}/attendance` },
		{ label: m.hall_paper_title() }
	];
	return { session, people: matrix.people.length, statuses: matrix.statuses, crumbs };
};

const sessionOf = ({ locals }: Pick<RequestEvent, 'locals'>) =>
	locals.api.attendance.sessions[':sessionId'];

export const actions = {
	print: async (event) => {
		const form = await event.request.formData();
		const { sessionId } = event.params;
		const answer = await sessionOf(event).sheets.$post({ param: { sessionId } }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		const { number } = await answer.json();
		return { printed: number };
	},
	apply: async (event) => {
		const form = await event.request.formData();
		const { sessionId } = event.params;
		const matrix = await unwrap(
			event.locals.api.attendance.events[':eventId'].$get({
				param: { eventId: event.params.eventId }
			})
		);
		const full = matrix.statuses.find(
			({ weight, late, proof }) => weight === 100 && !late && !proof
		);
		const key = textOf(form, '_key');
		const marks = await Promise.all(
			textsOf(form, 'present').map(async (signupId) => ({
				id: await markIdOf(key, signupId),
				signupId,
				status: full?.code ?? null
			}))
		);
		if (marks.length === 0) return { nobody: true as const };
		const json = PaperMarks.parse({ number: Number(textOf(form, 'number')), marks });
		const answer = await sessionOf(event)['paper-marks'].$post(
			{ param: { sessionId }, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const done = await answer.json();
		const count = done.standing.length;
		const left = refusedMarks(done.refused, nameIn(matrix.people, marks));
		flash(event.cookies, `${m.hall_paper_done({ count })} ${left}`.trim(), left ? 'warn' : 'ok');
		redirect(303, `/workshops/${event.params.eventId}/attendance`);
	}
};
