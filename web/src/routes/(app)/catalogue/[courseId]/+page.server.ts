import { redirect } from '@sveltejs/kit';
import { isWorkshopMode } from '#api/domain/workshop-event.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const course = await unwrap(locals.api.courses[':courseId'].$get({ param: params }));
	const events = isWorkshopMode(course.mode)
		? await unwrap(locals.api.workshops.$get({ query: { courseId: course.id, limit: '5' } }))
		: null;
	const crumbs = [{ label: m.nav_catalogue(), href: '/catalogue' }, { label: course.title }];
	return { course, events: events?.items ?? null, crumbs };
};

export const actions: Actions = {
	enrol: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.courses[':courseId'].enrolments.$post(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { enrolmentId } = await answer.json();
		flash(cookies, m.catalogue_enrolled());
		redirect(303, `/learn/${enrolmentId}`);
	}
};
