import { countAttempt } from '#api/auth/attempts.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';

/** A link has 256 random bits; the limit only keeps the noise down. */
export async function refuseGuessing(call: Call) {
	const limit = (await call.rules()).limit('masuk.batas_per_alamat');
	const retryAfterSeconds = await countAttempt(call.store, {
		bucket: `link:address:${call.address}`,
		limit,
		now: call.now
	});
	if (retryAfterSeconds > 0)
		throw new Problem('too-many-attempts', { params: { retryAfterSeconds } });
}
