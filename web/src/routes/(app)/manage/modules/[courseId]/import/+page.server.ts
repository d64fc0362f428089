import { fail, redirect } from '@sveltejs/kit';
import { questionColumns } from '#api/domain/question-sheet.ts';
import { rowSentence } from '#api/domain/import/row-sentence.ts';
import { AddQuestions, type ReadQuestions } from '#api/modules/authoring/contract.ts';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

export const load = async ({ parent }) => {
	const { at, crumbs } = await parent();
	return {
		crumbs: [
			...crumbs,
			{ label: m.authoring_tab_questions(), href: `${at}/questions` },
			{ label: m.authoring_import() }
		]
	};
};

/** Each row with what is wrong, in a sentence that says the mend. */
const shown = ({ rows }: ReadQuestions) =>
	rows.map(({ row, prompt, question, errors }) => ({
		row,
		prompt,
		question,
		errors: errors.map(({ column, code, params }) => {
			const label = questionColumns.find(({ key }) => key === column)?.label;
			const sentence = rowSentence({ code, params }, getLocale());
			return label ? `${label}: ${sentence}` : sentence;
		})
	}));

export const actions = {
	read: async ({ request, locals, params }) => {
		const form = await request.formData();
		const file = form.get('sheet');
		const pasted = textOf(form, 'pasted');
		const body = file instanceof File && file.size > 0 ? file : pasted.trim() ? pasted : null;
		if (!body) return fail(422, { nothing: true as const });
		const answer = await locals.api.drafts[':courseId']['question-sheets'].$post(
			{ param: params },
			{ headers: { 'content-type': 'application/octet-stream' }, init: { body } }
		);
		if (!answer.ok) return refused(answer, form);
		return { rows: shown(await answer.json()) };
	},
	add: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const given = AddQuestions.parse({ questions: JSON.parse(textOf(form, 'questions')) });
		const answer = await locals.api.drafts[':courseId'].questions.$post(
			{ param: params, json: given },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.authoring_import_done({ count: given.questions.length }));
		redirect(303, `/manage/modules/${params.courseId}/questions`);
	}
};
