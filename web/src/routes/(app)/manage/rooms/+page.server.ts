import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { roomOf } from '#lib/workshops/fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const after = url.searchParams.get('after');
	const archived = url.searchParams.has('archived');
	const query = { ...(after ? { after } : {}), ...(archived ? { archived: '1' as const } : {}) };
	return { rooms: await unwrap(locals.api.rooms.$get({ query })), archived };
};

export const actions: Actions = {
	add: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.rooms.$post({ json: roomOf(form) }, withKey(form));
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.workshops_room_added());
		redirect(303, url.pathname);
	},
	change: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const param = { roomId: textOf(form, 'id') };
		const answer = await locals.api.rooms[':roomId'].$put(
			{ param, json: roomOf(form) },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.workshops_room_saved());
		redirect(303, url.pathname);
	},
	archive: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const param = { roomId: textOf(form, 'id') };
		const archived = textOf(form, 'archived') === '1';
		const answer = await locals.api.rooms[':roomId'].archive.$put(
			{ param, json: { archived } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, archived ? m.workshops_put_away() : m.workshops_taken_back());
		redirect(303, url.pathname);
	}
};
