import { redirect } from '@sveltejs/kit';
import { handInStates } from '#api/domain/assignment.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { listOf } from '#lib/assignments/list-of.ts';
import { assignmentOf } from '#lib/assignments/fields.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, url }) => {
	const assignment = await unwrap(locals.api.assignments[':assignmentId'].$get({ param: params }));
	const asked = url.searchParams.get('state');
	return {
		assignment,
		state: handInStates.find((each) => each === asked) ?? null,
		crumbs: [
			{ label: assignment.course, href: listOf(assignment) },
			{ label: m.assignments_title(), href: listOf(assignment) },
			{ label: assignment.title }
		]
	};
};

export const actions = {
	edit: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.assignments[':assignmentId'].$put(
			{ param: params, json: assignmentOf(form) },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.assignments_saved());
		redirect(303, url.pathname);
	},
	withdraw: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const found = await unwrap(locals.api.assignments[':assignmentId'].$get({ param: params }));
		const answer = await locals.api.assignments[':assignmentId'].$delete(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.assignments_withdrawn());
		redirect(303, listOf(found));
	}
};
