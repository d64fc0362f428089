import { keyedToken } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';

/**
 * The secret that a session's rotating code is made of: 43 characters, derived and never stored. Only its
 * trainers' devices get it; a next number replaces it.
 */
export const sessionSecret = (
	call: Pick<Call, 'settings'>,
	session: { id: string; secretNumber: number }
) =>
	keyedToken(call.settings.APP_SECRET, {
		purpose: 'session-code',
		text: `${session.id}:${session.secretNumber}`
	});
