import type { InferResponseType } from 'hono/client';
import type { SignupStatus } from '#api/domain/signup.ts';
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
