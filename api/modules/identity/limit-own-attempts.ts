import { clearAttempts, countAttempt, type Limit } from '#api/auth/attempts.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';

type Limited = { purpose: string; limit: Limit };

const bucketOf = (call: Call, purpose: string) => `${purpose}:person:${call.me}`;

/** Counts one attempt of the caller, whatever network they are in; one too many is refused. */
export async function countOwnAttempt(call: Call, { purpose, limit }: Limited) {
	const bucket = bucketOf(call, purpose);
	const retryAfterSeconds = await countAttempt(call.store, { bucket, limit, now: call.now });
	if (retryAfterSeconds > 0)
		throw new Problem('too-many-attempts', { params: { retryAfterSeconds } });
}

/** Forgets the caller's attempts after a success. */
export const clearOwnAttempts = (call: Call, { purpose }: Pick<Limited, 'purpose'>) =>
	clearAttempts(call.store, bucketOf(call, purpose));
