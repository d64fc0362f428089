import type { InferResponseType } from 'hono/client';
import type { ClosedReason, SignupStatus } from '#api/domain/signup.ts';
import type { ApiClient } from '#lib/api/client.ts';
import { m } from '#lib/paraglide/messages.js';

export type MySignup = InferResponseType<
	ApiClient['workshops'][':eventId']['my-signup']['$get'],
	200
>;

export const signupStatusName: Record<SignupStatus, () => string> = {
	invited: m.signup_status_invited,
	requested: m.signup_status_requested,
	reviewed: m.signup_status_reviewed,
	waitlisted: m.signup_status_waitlisted,
	offered: m.signup_status_offered,
	booked: m.signup_status_booked,
	rejected: m.signup_status_rejected,
	cancelled: m.signup_status_cancelled
};

/** Why nobody can sign up, be proposed or be invited. */
export const closedWords: Record<ClosedReason, () => string> = {
	draft: m.signup_closed_draft,
	closed: m.signup_closed_closed,
	cancelled: m.signup_closed_cancelled,
	started: m.signup_closed_started,
	late: m.signup_closed_late,
	nomination: m.signup_closed_nomination,
	invitation: m.signup_closed_invitation,
	removed: m.signup_closed_removed
};
