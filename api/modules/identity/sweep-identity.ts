import { lt } from 'drizzle-orm';
import { dropOldAttempts } from '#api/auth/attempts.ts';
import { deleteExpiredSessions } from '#api/auth/sessions.ts';
import type { Call } from '#api/call.ts';
import { oneTimeLink, pendingSignIn } from '#db/schema/identity.ts';

const monthMs = 30 * 86_400_000;

/** Hourly: drops sessions that are over, and windows of attempts and links that are long past. */
export async function sweepIdentity(call: Call) {
	await deleteExpiredSessions(call.store, call.now);
	await call.store.delete(pendingSignIn).where(lt(pendingSignIn.expiresAt, call.now));
	await dropOldAttempts(call.store, call.now);
	await call.store
		.delete(oneTimeLink)
		.where(lt(oneTimeLink.expiresAt, new Date(call.now.getTime() - monthMs)));
}
