import { redirect } from '@sveltejs/kit';
import { unwrap, withKey } from '#lib/api/unwrap.ts';
import { refusedPart } from '#lib/authoring/conflict.server.ts';
import { draftOf } from '#lib/authoring/draft.server.ts';
import { baseOf, factsOf } from '#lib/authoring/fields.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, parent }) => {
	const [choices, { facts }, { crumbs }] = await Promise.all([
		unwrap(locals.api.drafts.choices.$get()),
		draftOf({ locals, params }),
		parent()
	]);
	return { choices, facts, crumbs: [...crumbs, { label: m.authoring_tab_facts() }] };
};

export const actions = {
	save: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.drafts[':courseId'].facts.$put(
			{ param: params, json: { ...factsOf(form), base: baseOf(form) } },
			withKey(form)
		);
		if (!answer.ok) return refusedPart(answer, form);
		flash(cookies, m.authoring_saved());
		redirect(303, url.pathname);
	}
};
