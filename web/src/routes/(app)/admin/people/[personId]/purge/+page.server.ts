import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const preview = await unwrap(locals.api.purges[':personId'].$get({ param: params }));
	const crumbs = [
		{ label: m.nav_people(), href: '/admin/people' },
		{ label: preview.name, href: `/admin/people/${params.personId}` },
		{ label: m.purge_title() }
	];
	return { preview, crumbs };
};

export const actions = {
	purge: async ({ locals, params, request, cookies }) => {
		const form = await request.formData();
		const json = {
			personId: params.personId,
			confirmation: textOf(form, 'confirmation'),
			reason: textOf(form, 'reason'),
			legalBasis: textOf(form, 'legalBasis')
		};
		const answer = await locals.api.purges.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.purge_done());
		redirect(303, '/admin/people');
	}
};
