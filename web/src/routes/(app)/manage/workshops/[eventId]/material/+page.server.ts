import { error, redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { materialOf } from '#lib/workshops/material-fields.ts';
import { uploadSmall } from '#lib/workshops/upload-small.server.ts';
import type { Action } from './$types';

export const load = async ({ locals, params }) => {
	const list = await unwrap(locals.api.workshops[':eventId'].material.$get({ param: params }));
	// Whoever only reads has a page of their own.
	if (!list.limits) error(404, { message: m.problem_not_found(), code: 'not-found' });
	return {
		list,
		limits: list.limits,
		crumbs: [
			{ label: list.course, href: `/workshops/${list.eventId}` },
			{ label: m.material_title() }
		]
	};
};

const add =
	(kind: 'link' | 'text'): Action =>
	async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.workshops[':eventId'].material.$post(
			{ param: params, json: { kind, ...materialOf(form) } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.material_added());
		redirect(303, url.pathname);
	};

export const actions = {
	link: add('link'),
	text: add('text'),
	file: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const file = form.get('file');
		const materials = locals.api.workshops[':eventId'].material;
		const { limits } = await unwrap(materials.$get({ param: params }));
		const added = await materials.$post(
			{ param: params, json: { kind: 'file', ...materialOf(form) } },
			withKey(form)
		);
		if (!added.ok) return refused(added, form);
		const { materialId } = await added.json();
		if (file instanceof File && limits) {
			const answer = await uploadSmall({ eventId: params.eventId, materialId, file, limits });
			if (answer) {
				await materials[':materialId'].$delete({ param: { ...params, materialId } });
				return refused(answer, form);
			}
		}
		flash(cookies, m.material_added());
		redirect(303, url.pathname);
	},
	move: async ({ request, locals, params, url }) => {
		const form = await request.formData();
		const param = { ...params, materialId: textOf(form, 'materialId') };
		const direction = textOf(form, 'direction') === 'up' ? 'up' : 'down';
		const answer = await locals.api.workshops[':eventId'].material[':materialId'].move.$post(
			{ param, json: { direction } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		redirect(303, url.pathname);
	}
};
