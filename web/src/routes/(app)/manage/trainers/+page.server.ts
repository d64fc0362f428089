import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const after = url.searchParams.get('after');
	const archived = url.searchParams.has('archived');
	const q = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const query = { ...(after ? { after } : {}), ...(archived ? { archived: '1' as const } : {}) };
	const [trainers, staff] = await Promise.all([
		unwrap(locals.api.trainers.$get({ query })),
		q.length > 1 ? unwrap(locals.api.trainers.staff.$get({ query: { q } })) : null
	]);
	return { trainers, staff: staff?.items ?? null, q, archived };
};

export const actions: Actions = {
	add: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const json = {
			personId: textOf(form, 'personId') || null,
			name: textOf(form, 'name'),
			institution: textOf(form, 'institution')
		};
		const answer = await locals.api.trainers.$post({ json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.workshops_trainer_added());
		redirect(303, url.pathname);
	},
	change: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const param = { trainerId: textOf(form, 'id') };
		const json = { name: textOf(form, 'name'), institution: textOf(form, 'institution') };
		const answer = await locals.api.trainers[':trainerId'].$put({ param, json }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.workshops_trainer_saved());
		redirect(303, url.pathname);
	},
	archive: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const param = { trainerId: textOf(form, 'id') };
		const archived = textOf(form, 'archived') === '1';
		const answer = await locals.api.trainers[':trainerId'].archive.$put(
			{ param, json: { archived } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, archived ? m.workshops_put_away() : m.workshops_taken_back());
		redirect(303, url.pathname);
	}
};
