import { dropOldAttempts } from '#api/auth/attempts.ts';
import { deleteExpiredSessions } from '#api/auth/sessions.ts';
import type { Call } from '#api/call.ts';

/** Hourly: drops sessions that are over and windows of attempts that are long past. */
export async function sweepIdentity(call: Call) {
	await deleteExpiredSessions(call.store, call.now);
	await dropOldAttempts(call.store, call.now);
}
