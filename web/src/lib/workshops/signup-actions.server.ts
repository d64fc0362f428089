/** The actions of `SignupBox`, for the page that shows it. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { SignupStatus } from '#api/domain/signup.ts';
import { isRefused, refused, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusedWithClashes } from './clashes.server.ts';

const done: Partial<Record<SignupStatus, () => string>> = {
	booked: m.signup_done_booked,
	waitlisted: m.signup_done_waitlisted,
	requested: m.signup_done_requested,
	reviewed: m.signup_done_reviewed
};

const accepts = (form: FormData) => textOf(form, 'acceptClashes') === '1';

export const signupActions = {
	signUp: async ({ request, locals, cookies }: RequestEvent) => {
		const form = await request.formData();
		const eventId = textOf(form, 'eventId');
		const answer = await locals.api.workshops[':eventId'].signups.$post(
			{ param: { eventId }, json: { acceptClashes: accepts(form) } },
			withKey(form)
		);
		if (isRefused(answer)) return refusedWithClashes(answer, form);
		const { status } = await answer.json();
		flash(cookies, (done[status] ?? m.signup_done_booked)());
		redirect(303, `/workshops/${eventId}`);
	},
	shift: async ({ request, locals, params, cookies }: RequestEvent) => {
		const form = await request.formData();
		const eventId = params['eventId'] ?? '';
		const answer = await locals.api.workshops[':eventId']['my-shift'].$put(
			{ param: { eventId }, json: { sessionId: textOf(form, 'sessionId') } },
			withKey(form)
		);
		if (isRefused(answer)) return refused(answer, form);
		flash(cookies, m.shift_chosen());
		redirect(303, `/workshops/${eventId}`);
	},
	cancelSignup: (event: RequestEvent) => giveBack(event, m.signup_done_cancelled),
	declineInvitation: (event: RequestEvent) => giveBack(event, m.invitation_declined),
	acceptSeat: (event: RequestEvent) => answerOffer('accept', event),
	declineSeat: (event: RequestEvent) => answerOffer('decline', event)
};

async function giveBack({ request, locals, cookies }: RequestEvent, word: () => string) {
	const form = await request.formData();
	const eventId = textOf(form, 'eventId');
	const reason = textOf(form, 'reason').trim();
	const answer = await locals.api.signups[':signupId'].cancellation.$post(
		{ param: { signupId: textOf(form, 'signupId') }, json: reason ? { reason } : {} },
		withKey(form)
	);
	if (isRefused(answer)) return refused(answer, form);
	flash(cookies, word());
	redirect(303, `/workshops/${eventId}`);
}

async function answerOffer(
	given: 'accept' | 'decline',
	{ request, locals, cookies }: RequestEvent
) {
	const form = await request.formData();
	const answer = await locals.api.signups[':signupId'].answer.$post(
		{
			param: { signupId: textOf(form, 'signupId') },
			json: { answer: given, acceptClashes: accepts(form) }
		},
		withKey(form)
	);
	if (isRefused(answer)) return refusedWithClashes(answer, form);
	flash(cookies, given === 'accept' ? m.signup_done_booked() : m.signup_done_declined());
	redirect(303, `/workshops/${textOf(form, 'eventId')}`);
}
