import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { assignmentOf } from '#lib/assignments/fields.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, parent }) => ({
	list: await unwrap(locals.api.assignments.$get({ query: { courseId: params.courseId } })),
	crumbs: [...(await parent()).crumbs, { label: m.authoring_tab_assignments() }]
});

export const actions = {
	create: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = { ...assignmentOf(form), courseId: params.courseId };
		const answer = await locals.api.assignments.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.assignments_made());
		redirect(303, url.pathname);
	}
};
