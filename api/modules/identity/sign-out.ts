import { blankCookie, endSession } from '#api/auth/sessions.ts';
import type { Call } from '#api/call.ts';

/** Ends the caller's session; without one it only makes the browser forget its cookie. */
export async function signOut(call: Call) {
	const { sessionId, id } = call.actor;
	if (sessionId) {
		await endSession(call.store, sessionId, call.now);
		await call.note('session.ended', `person:${id}`);
	}
	return { cookie: blankCookie(call.store, call.now) };
}
