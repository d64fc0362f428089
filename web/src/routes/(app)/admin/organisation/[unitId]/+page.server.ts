import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { cellsOf, fieldsOf, labelled } from '#lib/registers/fields.server.ts';

export const load = async ({ locals, params }) => {
	const unit = await unwrap(locals.api.units[':unitId'].$get({ param: params }));
	return {
		unit: { ...unit, changes: labelled('units', unit.changes) },
		fields: fieldsOf('units', { without: ['kode'] }),
		crumbs: [
			{ label: m.organisation_units_title(), href: '/admin/organisation' },
			...unit.above.map(({ id, name }) => ({ label: name, href: `/admin/organisation/${id}` })),
			{ label: unit.name }
		]
	};
};

export const actions = {
	edit: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = cellsOf(form, fieldsOf('units', { without: ['kode'] }));
		const answer = await locals.api.units[':unitId'].$put({ param: params, json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_unit_saved());
		redirect(303, url.pathname);
	},
	head: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = { headNip: textOf(form, 'headNip') || null };
		const answer = await locals.api.units[':unitId'].head.$put(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(
			cookies,
			json.headNip ? m.organisation_unit_head_saved() : m.organisation_unit_head_cleared()
		);
		redirect(303, url.pathname);
	}
};
