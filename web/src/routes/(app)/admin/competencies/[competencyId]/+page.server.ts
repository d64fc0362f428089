import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { cellsOf, fieldsOf, labelled } from '#lib/registers/fields.server.ts';

export const load = async ({ locals, params }) => {
	const competency = await unwrap(locals.api.competencies[':competencyId'].$get({ param: params }));
	return {
		competency: { ...competency, changes: labelled('competencies', competency.changes) },
		fields: fieldsOf('competencies', { without: ['kode'] }),
		crumbs: [
			{ label: m.organisation_competencies_title(), href: '/admin/competencies' },
			{ label: competency.name }
		]
	};
};

export const actions = {
	edit: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = cellsOf(form, fieldsOf('competencies', { without: ['kode'] }));
		const answer = await locals.api.competencies[':competencyId'].$put(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_competency_saved());
		redirect(303, url.pathname);
	}
};
