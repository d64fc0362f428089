import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { gradeOf } from '#lib/assignments/fields.ts';
import { listOf } from '#lib/assignments/list-of.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { number } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const work = await unwrap(
		locals.api.assignments[':assignmentId'].participants[':personId'].$get({ param: params })
	);
	const { assignment } = work;
	return {
		work,
		crumbs: [
			{ label: m.assignments_title(), href: listOf(assignment) },
			{ label: assignment.title, href: `/manage/assignments/${assignment.id}` },
			{ label: work.person.name }
		]
	};
};

export const actions = {
	grade: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = gradeOf(form);
		const answer = await locals.api.assignments[':assignmentId'].participants[
			':personId'
		].grades.$post({ param: params, json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		const { points } = await answer.json();
		const name = textOf(form, 'name');
		flash(
			cookies,
			points === null
				? m.grading_returned({ name })
				: m.grading_saved({ name, points: number(points) })
		);
		const next = textOf(form, 'next');
		const list = `/manage/assignments/${params.assignmentId}`;
		if (textOf(form, 'then') === 'stay') redirect(303, url.pathname);
		redirect(303, /^\w+$/.test(next) ? `${list}/${next}` : list);
	}
};
