import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { cellsOf, fieldsOf, labelled } from '#lib/registers/fields.server.ts';

export const load = async ({ locals, params }) => {
	const position = await unwrap(locals.api.positions[':positionId'].$get({ param: params }));
	return {
		position: { ...position, changes: labelled('positions', position.changes) },
		fields: fieldsOf('positions', { without: ['kode'] }),
		crumbs: [
			{ label: m.organisation_positions_title(), href: '/admin/positions' },
			{ label: position.name }
		]
	};
};

export const actions = {
	edit: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = cellsOf(form, fieldsOf('positions', { without: ['kode'] }));
		const answer = await locals.api.positions[':positionId'].$put(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_position_saved());
		redirect(303, url.pathname);
	}
};
