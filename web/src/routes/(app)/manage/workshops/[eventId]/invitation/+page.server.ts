import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf, textsOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, url }) => {
	const given = (name: string) => url.searchParams.get(name)?.trim() || undefined;
	const query = {
		q: given('q'),
		unitId: given('unitId'),
		positionId: given('positionId'),
		nips: given('nips')
	};
	const invitation = await unwrap(
		locals.api.workshops[':eventId'].invitation.$get({ param: params, query })
	);
	return {
		title: m.invitation_title(),
		invitation,
		query,
		search: url.search.replace(/^\?/, ''),
		crumbs: [
			{ label: m.workshops_manage_title(), href: '/manage/workshops' },
			{ label: invitation.event.title, href: `/manage/workshops/${params.eventId}` },
			{ label: m.invitation_title() }
		]
	};
};

export const actions = {
	/** Shows those picked and asks; nothing is written. */
	ask: async ({ request }) => ({ asks: textsOf(await request.formData(), 'id') }),
	invite: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const personIds = textsOf(form, 'id');
		const answer = await locals.api.workshops[':eventId'].invitations.$post(
			{ param: params, json: { personIds, expected: Number(textOf(form, 'expected')) } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { done, left } = await answer.json();
		const told = [m.invitation_done({ count: done.length })];
		if (left.length > 0) told.push(m.invitation_left({ count: left.length }));
		flash(cookies, told.join(' '), left.length > 0 ? 'warn' : 'ok');
		redirect(303, `/manage/workshops/${params.eventId}/participants?status=invited`);
	}
};
