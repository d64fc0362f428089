import { redirect, type Cookies } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { answersIn } from './answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, cookies }) => {
	const { enrolmentId, lessonId } = params;
	const mine = { label: m.nav_learning(), href: '/my/learning' };
	if (!lessonId) {
		const outline = await unwrap(
			locals.api.enrolments[':enrolmentId'].$get({ param: { enrolmentId } })
		);
		return { outline, lesson: null, crumbs: [mine, { label: outline.title }] };
	}

	const param = { enrolmentId, lessonId };
	const answer = await locals.api.enrolments[':enrolmentId'].lessons[':lessonId'].$get({ param });
	// A lesson that waits for an earlier one, or a course that was left: the outline says where to go on.
	if (Number(answer.status) === 409) {
		flash(cookies, m.learn_locked(), 'info');
		redirect(303, `/learn/${enrolmentId}`);
	}
	const { outline, lesson } = await unwrap(answer);
	const crumbs = [
		mine,
		{ label: outline.title, href: `/learn/${enrolmentId}` },
		{ label: lesson.title }
	];
	return { outline, lesson, crumbs };
};

const lessonParam = (params: { enrolmentId: string; lessonId?: string | undefined }) => ({
	enrolmentId: params.enrolmentId,
	lessonId: params.lessonId ?? ''
});

/** After the last proof: certificate and credit were written with it, unless they are on record already. */
function showFinished(
	cookies: Cookies,
	{ enrolmentId, completed }: { enrolmentId: string; completed: boolean }
): never {
	flash(cookies, completed ? m.learn_completed_flash() : m.learn_recorded_flash());
	redirect(303, `/learn/${enrolmentId}`);
}

export const actions: Actions = {
	finish: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.enrolments[':enrolmentId'].lessons[':lessonId'].finish.$post(
			{ param: lessonParam(params) },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { enrolmentId, nextLessonId, completed, finished } = await answer.json();
		if (finished) showFinished(cookies, { enrolmentId, completed });
		redirect(303, nextLessonId ? `/learn/${enrolmentId}/${nextLessonId}` : `/learn/${enrolmentId}`);
	},
	start: async ({ request, locals, params }) => {
		const form = await request.formData();
		const answer = await locals.api.enrolments[':enrolmentId'].lessons[':lessonId'].attempts.$post(
			{ param: lessonParam(params) },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		redirect(303, `/learn/${params.enrolmentId}/${params.lessonId}#quiz`);
	},
	save: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const { attemptId, answers } = answersIn(form);
		const attempts = locals.api.enrolments[':enrolmentId'].lessons[':lessonId'].attempts;
		const answer = await attempts[':attemptId'].answers.$put(
			{ param: { ...lessonParam(params), attemptId }, json: { answers } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.learn_answers_saved());
		redirect(303, `/learn/${params.enrolmentId}/${params.lessonId}#quiz`);
	},
	submit: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const { attemptId, answers } = answersIn(form);
		const attempts = locals.api.enrolments[':enrolmentId'].lessons[':lessonId'].attempts;
		const answer = await attempts[':attemptId'].submit.$post(
			{ param: { ...lessonParam(params), attemptId }, json: { answers } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { enrolmentId, completed, finished } = await answer.json();
		if (finished) showFinished(cookies, { enrolmentId, completed });
		redirect(303, `/learn/${params.enrolmentId}/${params.lessonId}#quiz`);
	},
	leave: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.enrolments[':enrolmentId'].departure.$post(
			{ param: { enrolmentId: params.enrolmentId } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.learn_left());
		redirect(303, '/my/learning');
	}
};
