import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, RequestEvent } from './$types';

const besides = '12';

/** One claim with its proof, and the head of the queue beside it. */
export const load = async ({ locals, params }) => {
	const [proof, queue] = await Promise.all([
		unwrap(locals.api.claims[':entryId'].$get({ param: { entryId: params.entryId } })),
		unwrap(locals.api.claims.$get({ query: { limit: besides } }))
	]);
	return {
		proof,
		queue,
		crumbs: [{ label: m.claims_title(), href: '/claims' }, { label: proof.claim.person.name }]
	};
};

const done = {
	verify: m.claims_done_verified,
	return: m.claims_done_returned,
	reject: m.claims_done_rejected
};
type Move = keyof typeof done;

/** Decides, then goes on to the next claim that waits. */
async function decide(move: Move, { request, locals, params, cookies }: RequestEvent) {
	const form = await request.formData();
	const reason = [textOf(form, 'reason'), textOf(form, 'more').trim()].filter(Boolean).join('. ');
	const answer = await locals.api.claims[':entryId'].decision.$post(
		{ param: { entryId: params.entryId }, json: reason ? { move, reason } : { move } },
		withKey(form)
	);
	if (!answer.ok) return refused(answer, form);

	flash(cookies, done[move]());
	const next = textOf(form, 'next');
	redirect(303, next ? `/claims/${next}` : '/claims');
}

export const actions = {
	verify: (event) => decide('verify', event),
	return: (event) => decide('return', event),
	reject: (event) => decide('reject', event)
} satisfies Actions;
