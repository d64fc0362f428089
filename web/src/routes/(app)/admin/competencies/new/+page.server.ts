import { redirect } from '@sveltejs/kit';
import { mustHold } from '#lib/api/must-hold.server.ts';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { cellsOf, fieldsOf } from '#lib/registers/fields.server.ts';

export const load = async ({ parent }) => {
	await mustHold('competency.edit', parent);
	return {
		fields: fieldsOf('competencies'),
		crumbs: [
			{ label: m.organisation_competencies_title(), href: '/admin/competencies' },
			{ label: m.organisation_competency_add() }
		]
	};
};

export const actions = {
	add: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const json = cellsOf(form, fieldsOf('competencies'));
		const answer = await locals.api.competencies.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_competency_added());
		redirect(303, '/admin/competencies');
	}
};
