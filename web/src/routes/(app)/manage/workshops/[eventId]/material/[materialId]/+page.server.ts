import { error, redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { materialOf } from '#lib/workshops/material-fields.ts';
import { uploadSmall } from '#lib/workshops/upload-small.server.ts';

export const load = async ({ locals, params }) => {
	const one = locals.api.workshops[':eventId'].material[':materialId'];
	const detail = await unwrap(one.$get({ param: params }));
	if (!detail.limits) error(404, { message: m.problem_not_found(), code: 'not-found' });
	const downloads = await unwrap(one.downloads.$get({ param: params }));
	const { eventId, course, item } = detail;
	return {
		detail,
		limits: detail.limits,
		downloads,
		crumbs: [
			{ label: course, href: `/workshops/${eventId}` },
			{ label: m.material_title(), href: `/manage/workshops/${eventId}/material` },
			{ label: item.title }
		]
	};
};

export const actions = {
	save: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.workshops[':eventId'].material[':materialId'].$put(
			{ param: params, json: materialOf(form) },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.material_saved());
		redirect(303, url.pathname);
	},
	file: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const file = form.get('file');
		const one = locals.api.workshops[':eventId'].material[':materialId'];
		const { limits } = await unwrap(one.$get({ param: params }));
		if (file instanceof File && limits) {
			const answer = await uploadSmall({ ...params, file, limits });
			if (answer) return refused(answer, form);
		}
		flash(cookies, m.material_added());
		redirect(303, url.pathname);
	},
	drop: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const param = { ...params, versionId: textOf(form, 'versionId') };
		const uploads = locals.api.workshops[':eventId'].material[':materialId'].uploads;
		const answer = await uploads[':versionId'].$delete({ param }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.material_unfinished_dropped());
		redirect(303, url.pathname);
	},
	remove: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.workshops[':eventId'].material[':materialId'].$delete(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.material_removed());
		redirect(303, `/manage/workshops/${params.eventId}/material`);
	}
};
