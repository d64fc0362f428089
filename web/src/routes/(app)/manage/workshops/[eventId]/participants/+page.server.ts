import { redirect } from '@sveltejs/kit';
import { signupStatuses } from '#api/domain/signup.ts';
import { participantSorts } from '#api/modules/workshops/signup-contract.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textsOf, textOf } from '#lib/forms/text.ts';
import { refusedWithClashes } from '#lib/workshops/clashes.server.ts';
import { m } from '#lib/paraglide/messages.js';

/** What can be asked about those who were picked. */
const asked = ['remove', 'shift'] as const;

const again = (given: URLSearchParams) =>
	new URLSearchParams([...given].filter(([name]) => !name.startsWith('/'))).toString();

/** The list of an event; with `confirm`, those picked and the question. */
export const load = async ({ locals, params, url }) => {
	const given = (name: string) => url.searchParams.get(name) || undefined;
	const status = signupStatuses.find((each) => each === given('status'));
	const sort = participantSorts.find((each) => each === given('sort')) ?? 'name';
	const query = {
		status,
		sort,
		unitId: given('unitId'),
		shift: given('shift'),
		after: given('after')
	};
	const list = await unwrap(
		locals.api.workshops[':eventId'].participants.$get({
			param: { eventId: params.eventId },
			query
		})
	);
	const picked = new Set(url.searchParams.getAll('id'));
	return {
		title: m.participants_title(),
		list,
		query,
		chosen: list.items.filter((row) => picked.has(row.signupId)),
		asks: asked.find((each) => each === given('confirm')) ?? null,
		/** The same question again, should the answer be refused. */
		again: again(url.searchParams),
		crumbs: [
			{ label: list.event.title, href: `/workshops/${list.event.id}` },
			{ label: m.participants_title() }
		]
	};
};

export const actions = {
	shift: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.workshops[':eventId'].participants.shift.$post(
			{
				param: { eventId: params.eventId },
				json: {
					sessionId: textOf(form, 'sessionId'),
					signupIds: textsOf(form, 'signupId'),
					expected: Number(textOf(form, 'expected')),
					acceptClashes: textOf(form, 'acceptClashes') === '1'
				}
			},
			withKey(form)
		);
		if (!answer.ok) return refusedWithClashes(answer, form);
		const { done, left } = await answer.json();
		const told = [m.participants_shift_done({ count: done.length })];
		if (left.length > 0) told.push(m.participants_shift_left({ count: left.length }));
		flash(cookies, told.join(' '));
		redirect(303, `/manage/workshops/${params.eventId}/participants`);
	},
	remove: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.workshops[':eventId'].participants.removal.$post(
			{
				param: { eventId: params.eventId },
				json: {
					signupIds: textsOf(form, 'signupId'),
					expected: Number(textOf(form, 'expected')),
					reason: textOf(form, 'reason')
				}
			},
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { done } = await answer.json();
		flash(cookies, m.participants_removed({ count: done.length }));
		redirect(303, `/manage/workshops/${params.eventId}/participants`);
	}
};
