import { countAttempt, type Limit } from '#api/auth/attempts.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';

type Given = { feedId: string; limit: Limit };

/** Counts one reading of a calendar feed: by feed, because one program's servers read for many people. */
export async function countFeedRead(call: Call, { feedId, limit }: Given) {
	const bucket = `calendar-feed:${feedId}`;
	const retryAfterSeconds = await countAttempt(call.store, { bucket, limit, now: call.now });
	if (retryAfterSeconds > 0)
		throw new Problem('too-many-attempts', { params: { retryAfterSeconds } });
}
