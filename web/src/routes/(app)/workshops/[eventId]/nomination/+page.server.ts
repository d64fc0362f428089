import { fail, redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf, textsOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params, url }) => {
	const given = (name: string) => url.searchParams.get(name) || undefined;
	const query = { q: given('q'), after: given('after') };
	const nomination = await unwrap(
		locals.api.workshops[':eventId'].nomination.$get({ param: params, query })
	);
	return {
		title: m.nomination_title(),
		nomination,
		query,
		search: url.search.replace(/^\?/, ''),
		crumbs: [
			{ label: nomination.event.title, href: `/workshops/${params.eventId}` },
			{ label: m.nomination_title() }
		]
	};
};

export const actions = {
	/** Shows those picked and asks; nothing is written. */
	ask: async ({ request }) => ({ asks: textsOf(await request.formData(), 'id') }),
	nominate: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const personIds = textsOf(form, 'id');
		const answer = await locals.api.workshops[':eventId'].nominations.$post(
			{ param: params, json: { personIds, expected: Number(textOf(form, 'expected')) } },
			withKey(form)
		);
		if (!answer.ok) {
			const { status, data } = await refused(answer, form);
			return fail(status, { ...data, kept: personIds });
		}
		const { done, left } = await answer.json();
		const told = [m.nomination_done({ count: done.length })];
		if (left.length > 0) told.push(m.nomination_left({ count: left.length }));
		flash(cookies, told.join(' '), left.length > 0 ? 'warn' : 'ok');
		redirect(303, `/workshops/${params.eventId}/nomination`);
	}
};
