import { redirect } from '@sveltejs/kit';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { draftOf } from '#lib/authoring/draft.server.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ parent, locals, params }) => {
	const { crumbs } = await parent();
	const { questions } = await draftOf({ locals, params });
	return {
		questions: questions.map(({ id, prompt, kind, lessonId, choices, explanation }) => ({
			...{ id, prompt, kind, lessonId },
			choices: choices.length,
			right: choices.filter((choice) => choice.correct).length,
			explained: explanation !== ''
		})),
		crumbs: [...crumbs, { label: m.authoring_tab_questions() }]
	};
};

export const actions = {
	putBack: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const questionId = textOf(form, 'questionId');
		const answer = await locals.api.drafts[':courseId'].questions[':questionId'].restoration.$post(
			{ param: { ...params, questionId } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.authoring_put_back_done());
		redirect(303, url.pathname);
	}
};
