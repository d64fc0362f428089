import { error, redirect } from '@sveltejs/kit';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { refusedPart } from '#lib/authoring/conflict.server.ts';
import { draftOf } from '#lib/authoring/draft.server.ts';
import { baseOf, questionOf } from '#lib/authoring/fields.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

const fresh = 'new';

export const load = async ({ parent, locals, params }) => {
	const { at, crumbs } = await parent();
	const { questions } = await draftOf({ locals, params });
	const place = questions.findIndex((each) => each.id === params.questionId);
	const question = questions[place] ?? null;
	if (!question && params.questionId !== fresh) {
		error(404, { message: m.problem_not_found(), code: 'not-found' });
	}
	const label = question
		? m.authoring_question_edit({ number: place + 1 })
		: m.authoring_question_new();
	return {
		question,
		label,
		crumbs: [...crumbs, { label: m.authoring_tab_questions(), href: `${at}/questions` }, { label }]
	};
};

export const actions = {
	save: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const question = questionOf(form);
		const questions = locals.api.drafts[':courseId'].questions;
		const answer =
			params.questionId === fresh
				? await questions.$post({ param: params, json: { questions: [question] } }, withKey(form))
				: await questions[':questionId'].$put(
						{ param: params, json: { ...question, base: baseOf(form) } },
						withKey(form)
					);
		if (!answer.ok) return refusedPart(answer, form);
		flash(cookies, m.authoring_saved());
		const list = `/manage/modules/${params.courseId}/questions`;
		redirect(303, form.has('another') ? `${list}/${fresh}?${url.searchParams}` : list);
	},
	remove: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.drafts[':courseId'].questions[':questionId'].$delete(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.authoring_question_removed());
		redirect(303, `/manage/modules/${params.courseId}/questions`);
	}
};
