import { countAttempt, waitOf } from '#api/auth/attempts.ts';
import type { Call } from '#api/call.ts';
import { networkOf } from '#api/domain/network.ts';
import { Problem } from '#api/http/problem.ts';

/** What is counted, and the rule that says how much of it one address may do. */
type Limited = { purpose: string; limitRule: string };

const bucketOf = (call: Call, purpose: string) => `${purpose}:address:${networkOf(call.address)}`;

/** Refuses when the caller's address has used up its attempts; counts nothing. */
export async function refuseWhenTooMany(call: Call, { purpose, limitRule }: Limited) {
	const limit = (await call.rules()).limit(limitRule);
	const bucket = bucketOf(call, purpose);
	const retryAfterSeconds = await waitOf(call.store, { bucket, limit, now: call.now });
	if (retryAfterSeconds > 0) {
		throw new Problem('too-many-attempts', { params: { retryAfterSeconds } });
	}
}

/** Counts one attempt of the caller's address. */
export async function countAttemptFrom(call: Call, { purpose, limitRule }: Limited) {
	const limit = (await call.rules()).limit(limitRule);
	await countAttempt(call.store, { bucket: bucketOf(call, purpose), limit, now: call.now });
}
