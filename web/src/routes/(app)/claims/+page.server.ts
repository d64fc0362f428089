import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textsOf, textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { queueQuery } from './query.ts';

const perPage = '50';

/** The queue; with `confirm`, the ticked claims of this page and the question whether to verify them. */
export const load = async ({ locals, url }) => {
	const query = queueQuery(url.searchParams);
	const queue = await unwrap(locals.api.claims.$get({ query: { ...query, limit: perPage } }));
	const ticked = new Set(url.searchParams.getAll('id'));
	const chosen = queue.items.filter((row) => ticked.has(row.entryId) && !row.own);
	return {
		queue,
		query,
		chosen,
		asks: url.searchParams.has('confirm'),
		picksAll: url.searchParams.get('pick') === 'all'
	};
};

export const actions = {
	verify: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const entryIds = textsOf(form, 'entryId');
		const answer = await locals.api.claims.decisions.$post(
			{ json: { entryIds, expected: Number(textOf(form, 'expected')) } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);

		const { verified, left } = await answer.json();
		const words = [
			m.claims_verified_many({ count: verified.length }),
			left.length > 0 && m.claims_verified_left({ count: left.length })
		];
		flash(cookies, words.filter(Boolean).join(' '), left.length > 0 ? 'warn' : 'ok');
		redirect(303, '/claims');
	}
};
