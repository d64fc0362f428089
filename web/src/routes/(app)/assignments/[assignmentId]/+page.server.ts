import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { dateTime, number } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const work = await unwrap(locals.api.assignments.mine[':assignmentId'].$get({ param: params }));
	const { eventId, course, title } = work.assignment;
	// Back to where it is studied, beside the lessons.
	const place = eventId
		? [{ label: course, href: `/workshops/${eventId}` }]
		: [
				{ label: m.nav_learning(), href: '/my/learning' },
				{ label: course, href: `/learn/${work.enrolmentId ?? ''}` }
			];
	return { work, crumbs: [...place, { label: title }] };
};

type Receipt = { at: string; number: number; late: boolean };
const receipt = ({ at, number: count, late }: Receipt) => {
	const told = { when: dateTime(at), number: number(count) };
	return late ? m.work_received_late(told) : m.work_received(told);
};

export const actions = {
	text: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.assignments[':assignmentId'].texts.$post(
			{ param: params, json: { text: textOf(form, 'text') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, receipt(await answer.json()));
		redirect(303, url.pathname);
	},
	file: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const sent = form.get('file');
		const file = sent instanceof File ? sent : new File([], 'tugas');
		// The same bytes again are the same hand-in, so it needs no key.
		const answer = await locals.api.assignments[':assignmentId'].files.$post(
			{ param: params, query: { name: file.name.slice(0, 200) || 'tugas' } },
			{ headers: { 'content-type': 'application/octet-stream' }, init: { body: file } }
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, receipt(await answer.json()));
		redirect(303, url.pathname);
	}
};
