import { redirect, type RequestEvent as Event } from '@sveltejs/kit';
import { refused, refusedBy, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf, textsOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { nameIn, refusedMarks } from '#lib/workshops/refused-marks.server.ts';
import type { RequestEvent } from './$types';

export const load = async ({ locals, params, url }) => {
	const [signupId, sessionId] = (url.searchParams.get('cell') ?? '').split('.');
	const param = { signupId: signupId ?? '' };
	const query = { sessionId: sessionId ?? '' };
	const [matrix, history] = await Promise.all([
		unwrap(locals.api.attendance.events[':eventId'].$get({ param: params })),
		signupId && sessionId
			? locals.api.attendance.signups[':signupId'].marks.$get({ param, query })
			: null
	]);
	const cell =
		history?.ok && signupId && sessionId
			? { signupId, sessionId, history: (await history.json()).items }
			: null;
	const crumbs = [
		{ label: matrix.event.course, href: `/workshops/${params.eventId}` },
		{ label: m.attendance_title() }
	];
	return { matrix, cell, crumbs };
};

/** Back to the list, with the cell that was open. */
const back = ({ params, url }: Pick<RequestEvent, 'params' | 'url'>): never => {
	const cell = url.searchParams.get('cell');
	redirect(303, `/workshops/${params.eventId}/attendance${cell ? `?cell=${cell}` : ''}`);
};

const sessionsOf = (locals: Event['locals']) => locals.api.attendance.sessions[':sessionId'];

export const actions = {
	mark: async (event) => {
		const form = await event.request.formData();
		const status = textOf(form, 'status');
		const note = textOf(form, 'note');
		const mark = {
			id: textOf(form, '_key') || crypto.randomUUID(),
			signupId: textOf(form, 'signup'),
			status: status === '' ? null : status,
			...(note ? { note } : {})
		};
		const param = { sessionId: textOf(form, 'session') };
		const answer = await sessionsOf(event.locals).marks.$post(
			{ param, json: { marks: [mark] } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const [left] = (await answer.json()).refused;
		if (!left) return back(event);
		return refusedBy({ code: left.code, status: 409, params: { reason: 'mark' } }, form);
	},
	all: async (event) => {
		const form = await event.request.formData();
		const sessionId = textOf(form, 'session');
		const { events } = event.locals.api.attendance;
		const matrix = await unwrap(events[':eventId'].$get({ param: event.params }));
		const marked = new Set(
			matrix.marks
				.filter((each) => each.sessionId === sessionId && each.status !== null)
				.map(({ signupId }) => signupId)
		);
		const full = matrix.statuses.find(
			({ weight, late, proof }) => weight === 100 && !late && !proof
		);
		const marks = matrix.people
			.filter(({ signupId, own }) => !own && !marked.has(signupId))
			.map(({ signupId }) => ({ id: crypto.randomUUID(), signupId, status: full?.code ?? null }));
		if (marks.length === 0) {
			flash(event.cookies, m.matrix_all_nobody(), 'info');
			return back(event);
		}
		const answer = await sessionsOf(event.locals).marks.$post(
			{ param: { sessionId }, json: { marks } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const done = await answer.json();
		const count = done.standing.length;
		const left = refusedMarks(done.refused, nameIn(matrix.people, marks));
		flash(event.cookies, `${m.matrix_all_done({ count })} ${left}`.trim(), left ? 'warn' : 'ok');
		return back(event);
	},
	seal: async (event) => {
		const form = await event.request.formData();
		const param = { sessionId: textOf(form, 'session') };
		const answer = await sessionsOf(event.locals).seal.$post(
			{ param, query: { waiting: textOf(form, 'waiting') || '0' } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(event.cookies, m.matrix_seal_done());
		return back(event);
	},
	unseal: async (event) => {
		const form = await event.request.formData();
		const param = { sessionId: textOf(form, 'session') };
		const json = { reason: textOf(form, 'reason') };
		const answer = await sessionsOf(event.locals).seal.$delete({ param, json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(event.cookies, m.matrix_unseal_done());
		return back(event);
	},
	acceptAll: async (event) => {
		const form = await event.request.formData();
		const answer = await event.locals.api.attendance.events[':eventId']['scan-acceptances'].$post(
			{ param: event.params, json: { scanIds: textsOf(form, 'scan') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { accepted, left } = await answer.json();
		flash(
			event.cookies,
			left === 0
				? m.matrix_accepted_all({ count: accepted })
				: m.matrix_accepted_some({ count: accepted, left })
		);
		return back(event);
	},
	decide: async (event) => {
		const form = await event.request.formData();
		const accept = textOf(form, 'accept') === 'yes';
		const answer = await event.locals.api.attendance.scans[':scanId'].decision.$post(
			{ param: { scanId: textOf(form, 'scan') }, json: { accept } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(event.cookies, accept ? m.matrix_accepted() : m.matrix_refused_done());
		return back(event);
	},
	walkIn: async (event) => {
		const form = await event.request.formData();
		const given = Object.fromEntries(
			['nip', 'guestName', 'guestInstitution']
				.map((name) => [name, textOf(form, name).trim()])
				.filter(([, value]) => value)
		);
		const param = { sessionId: textOf(form, 'session') };
		const answer = await sessionsOf(event.locals)['walk-ins'].$post(
			{ param, json: given },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(event.cookies, m.matrix_walk_in_done());
		return back(event);
	},
	guest: async (event) => {
		const form = await event.request.formData();
		const answer = await event.locals.api.attendance.signups[':signupId'].person.$post(
			{ param: { signupId: textOf(form, 'signup') }, json: { nip: textOf(form, 'nip') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(event.cookies, m.matrix_name_guest_done());
		return back(event);
	}
};
