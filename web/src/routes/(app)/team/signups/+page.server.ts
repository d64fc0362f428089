import { redirect } from '@sveltejs/kit';
import { desks } from '#api/domain/signup.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textsOf, textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

const decisions = ['approve', 'reject'] as const;

/** The desk; with `confirm`, those picked and the question. A link of a mail names one by `id` alone. */
export const load = async ({ locals, url }) => {
	const asked = url.searchParams.get('desk');
	const after = url.searchParams.get('after');
	const known = desks.find((each) => each === asked);
	const picked = url.searchParams.getAll('id');
	const [one] = picked.length === 1 && !known ? picked : [];
	const only = one === undefined ? null : await deskOf(locals, one);
	const query = { ...(known ? { desk: known } : {}), ...(after ? { after } : {}) };
	const queue = only ?? (await unwrap(locals.api.signups.$get({ query })));

	const chosen = queue.items.filter((row) => picked.includes(row.signupId) && !row.own);
	const confirm = decisions.find((each) => each === url.searchParams.get('confirm')) ?? null;
	return {
		title: m.desk_title(),
		queue,
		chosen,
		confirm,
		gone: picked.length > 0 && chosen.length === 0,
		/** The queue is longer than what is shown. */
		single: only !== null
	};
};

/** The desk with that one registration alone; null when it waits at none of the reader's. */
async function deskOf(locals: App.Locals, signupId: string) {
	const first = await unwrap(locals.api.signups.$get({ query: { signupId } }));
	if (first.items.length > 0) return first;
	const other = first.desks.find((each) => each.desk !== first.desk);
	if (!other) return null;
	const second = await unwrap(locals.api.signups.$get({ query: { signupId, desk: other.desk } }));
	return second.items.length > 0 ? second : null;
}

export const actions = {
	decide: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const decision = textOf(form, 'decision') === 'reject' ? 'reject' : 'approve';
		const reason = textOf(form, 'reason').trim();
		const answer = await locals.api.signups.decisions.$post(
			{
				json: {
					signupIds: textsOf(form, 'signupId'),
					expected: Number(textOf(form, 'expected')),
					decision,
					...(reason ? { reason } : {})
				}
			},
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);

		const { done, left } = await answer.json();
		const words = decision === 'approve' ? m.desk_done_approved : m.desk_done_rejected;
		const told = [words({ count: done.length })];
		if (left.length > 0) told.push(m.desk_left({ count: left.length }));
		flash(cookies, told.join(' '), left.length > 0 ? 'warn' : 'ok');
		redirect(303, `/team/signups?desk=${textOf(form, 'desk')}`);
	}
};
