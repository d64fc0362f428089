import type { Call } from '#api/call.ts';
import { signAttendance } from '#api/modules/identity/index.ts';

/**
 * The secret that a session's rotating code is made of: 43 characters, derived and never stored. Only its
 * trainers' devices get it; a next number replaces it.
 */
export const sessionSecret = (
	call: Pick<Call, 'settings'>,
	session: { id: string; secretNumber: number }
) =>
	signAttendance(call, { purpose: 'session-code', text: `${session.id}:${session.secretNumber}` });
