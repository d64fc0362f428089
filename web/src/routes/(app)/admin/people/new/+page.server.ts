import { redirect } from '@sveltejs/kit';
import { mustHold } from '#lib/api/must-hold.server.ts';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { cellsOf, fieldsOf } from '#lib/registers/fields.server.ts';

export const load = async ({ parent }) => {
	await mustHold('person.edit', parent);
	return {
		fields: fieldsOf('people', { without: ['unorId', 'jabatanNama'] }),
		crumbs: [
			{ label: m.organisation_people_title(), href: '/admin/people' },
			{ label: m.organisation_person_add() }
		]
	};
};

export const actions = {
	add: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const json = cellsOf(form, fieldsOf('people'));
		const answer = await locals.api.people.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_person_added());
		redirect(303, '/admin/people');
	}
};
