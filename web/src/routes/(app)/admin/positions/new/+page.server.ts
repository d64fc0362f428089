import { redirect } from '@sveltejs/kit';
import { mustHold } from '#lib/api/must-hold.server.ts';
import { refused, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { cellsOf, fieldsOf } from '#lib/registers/fields.server.ts';

export const load = async ({ parent }) => {
	await mustHold('organisation.edit', parent);
	return {
		fields: fieldsOf('positions'),
		crumbs: [
			{ label: m.organisation_positions_title(), href: '/admin/positions' },
			{ label: m.organisation_position_add() }
		]
	};
};

export const actions = {
	add: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const json = cellsOf(form, fieldsOf('positions'));
		const answer = await locals.api.positions.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_position_added());
		redirect(303, '/admin/positions');
	}
};
