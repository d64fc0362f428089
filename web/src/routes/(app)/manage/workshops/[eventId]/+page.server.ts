import { redirect, error } from '@sveltejs/kit';
import { settableStatuses } from '#api/domain/workshop-event.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusedWithClashes } from '#lib/workshops/clashes.server.ts';
import { eventOf, sessionFields, sessionOf } from '#lib/workshops/fields.ts';

export const load = async ({ locals, params }) => {
	const [choices, event] = await Promise.all([
		unwrap(locals.api.workshops.choices.$get()),
		unwrap(locals.api.workshops[':eventId'].$get({ param: params }))
	]);
	// Whoever teaches here sees the event, but its plan is somebody else's.
	if (!event.mayPlan) error(404, { message: m.problem_not_found(), code: 'not-found' });
	return {
		choices,
		event,
		crumbs: [
			{ label: m.workshops_manage_title(), href: '/manage/workshops' },
			{ label: event.course.title }
		]
	};
};

const done = {
	draft: m.workshops_status_draft,
	open: m.workshops_status_open,
	cancelled: m.workshops_status_cancelled
};

/** What the form was filled from: nothing is overwritten that somebody else saved since. */
const readRevision = (form: FormData) => {
	const revision = textOf(form, 'revision');
	return revision ? { revision: Number(revision) } : {};
};
const readAt = (form: FormData) => {
	const updatedAt = textOf(form, 'updatedAt');
	return updatedAt ? { updatedAt } : {};
};

export const actions = {
	facts: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.workshops[':eventId'].$put(
			{ param: params, json: { ...eventOf(form), ...readAt(form) } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.workshops_saved());
		redirect(303, url.pathname);
	},
	status: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const asked = textOf(form, 'status');
		const status = settableStatuses.find((one) => one === asked) ?? 'draft';
		const reason = textOf(form, 'reason').trim() || null;
		const acceptClashes = textOf(form, 'acceptClashes') === '1';
		const answer = await locals.api.workshops[':eventId'].status.$post(
			{ param: params, json: { status, reason, acceptClashes } },
			withKey(form)
		);
		if (!answer.ok) return refusedWithClashes(answer, form);
		const resumed = status === 'open' && textOf(form, 'from') === 'cancelled';
		flash(cookies, resumed ? m.workshops_status_resumed() : done[status]());
		redirect(303, url.pathname);
	},
	copy: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const json = {
			firstDay: textOf(form, 'firstDay'),
			acceptClashes: textOf(form, 'acceptClashes') === '1'
		};
		const answer = await locals.api.workshops[':eventId'].copy.$post(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refusedWithClashes(answer, form);
		flash(cookies, m.calendar_copied());
		redirect(303, `/manage/workshops/${(await answer.json()).eventId}`);
	},
	add: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.workshops[':eventId'].sessions.$post(
			{ param: params, json: sessionOf(form) },
			withKey(form)
		);
		if (!answer.ok) return refusedWithClashes(answer, form, sessionFields);
		flash(cookies, m.workshops_session_added());
		redirect(303, url.pathname);
	},
	change: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const param = { ...params, sessionId: textOf(form, 'sessionId') };
		const answer = await locals.api.workshops[':eventId'].sessions[':sessionId'].$put(
			{ param, json: { ...sessionOf(form), ...readRevision(form) } },
			withKey(form)
		);
		if (!answer.ok) return refusedWithClashes(answer, form, sessionFields);
		flash(cookies, m.workshops_session_saved());
		redirect(303, url.pathname);
	},
	split: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const { startsAt, endsAt, roomId, acceptClashes } = sessionOf(form);
		const answer = await locals.api.workshops[':eventId'].sessions[':sessionId'].shifts.$post(
			{
				param: { ...params, sessionId: textOf(form, 'sessionId') },
				json: { startsAt, endsAt, roomId, acceptClashes }
			},
			withKey(form)
		);
		if (!answer.ok) return refusedWithClashes(answer, form, sessionFields);
		flash(cookies, m.shift_added());
		redirect(303, url.pathname);
	},
	remove: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const param = { ...params, sessionId: textOf(form, 'sessionId') };
		const answer = await locals.api.workshops[':eventId'].sessions[':sessionId'].$delete(
			{ param },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.workshops_session_removed());
		redirect(303, url.pathname);
	}
};
