import { redirect } from '@sveltejs/kit';
import { lessonKinds } from '#api/domain/completion.ts';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

/** The list is the course's own page: its name stands last, without a way to itself. */
export const load = async ({ parent }) => {
	const { draft } = await parent();
	return {
		crumbs: [{ label: m.authoring_title(), href: '/manage/modules' }, { label: draft.facts.title }]
	};
};

export const actions = {
	add: async ({ request, locals, params }) => {
		const form = await request.formData();
		const kind = lessonKinds.find((each) => each === textOf(form, 'kind')) ?? 'text';
		const answer = await locals.api.drafts[':courseId'].lessons.$post(
			{ param: params, json: { kind, title: textOf(form, 'title') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { part } = await answer.json();
		redirect(303, `/manage/modules/${params.courseId}/lessons/${part}`);
	},
	move: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const [lessonId, to] = [textOf(form, 'lessonId'), Number(textOf(form, 'to'))];
		const answer = await locals.api.drafts[':courseId'].lessons[':lessonId'].place.$put(
			{ param: { ...params, lessonId }, json: { to } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.authoring_lesson_moved({ title: textOf(form, 'title'), number: to + 1 }));
		redirect(303, `/manage/modules/${params.courseId}`);
	},
	putBack: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const lessonId = textOf(form, 'lessonId');
		const answer = await locals.api.drafts[':courseId'].lessons[':lessonId'].restoration.$post(
			{ param: { ...params, lessonId } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.authoring_put_back_done());
		redirect(303, `/manage/modules/${params.courseId}`);
	}
};
