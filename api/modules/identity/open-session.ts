import { startSession } from '#api/auth/sessions.ts';
import type { Call } from '#api/call.ts';

/** A new session of this device; the `Set-Cookie` that carries it. */
export async function openSession(call: Call, userId: string) {
	const idleHours = (await call.rules()).number('session.umur_jam').value;
	const { now, device, address } = call;
	return startSession(call.store, { userId, now, idleHours, device, address });
}
