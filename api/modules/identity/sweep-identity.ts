import { lt } from 'drizzle-orm';
import { dropOldAttempts } from '#api/auth/attempts.ts';
import { deleteExpiredSessions } from '#api/auth/sessions.ts';
import type { Call } from '#api/call.ts';
import { oneTimeLink, pendingSignIn } from '#db/schema/identity.ts';

const dayMs = 86_400_000;
/** A used or expired link says so to who opens it again, for so long. */
const monthMs = 30 * dayMs;

/** Hourly: drops sessions that are over, and windows of attempts and links that are long past. */
export async function sweepIdentity(call: Call) {
	await deleteExpiredSessions(call.store, call.now);
	await call.store.delete(pendingSignIn).where(lt(pendingSignIn.expiresAt, call.now));
	await call.store
		.delete(oneTimeLink)
		.where(lt(oneTimeLink.expiresAt, new Date(call.now.getTime() - monthMs)));
	// No window is longer than a day, the least that the rule can say.
	const { value: days } = (await call.rules()).number('retensi.percobaan_masuk_hari');
	await dropOldAttempts(call.store, new Date(call.now.getTime() - days * dayMs));
}
