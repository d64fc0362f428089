import { sessionsOf } from '#api/auth/sessions.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';

/** Where the caller is signed in, newest first. Ids are hashes of tokens: safe to show. */
export async function listSessions(call: Call) {
	const { userId, sessionId } = call.actor;
	if (!userId) throw new Problem('not-signed-in');

	const sessions = await sessionsOf(call.store, userId, call.now);
	return sessions
		.filter((each) => each.expiresAt > call.now)
		.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
		.map((each) => ({
			id: each.id,
			device: each.device,
			address: each.address,
			startedAt: each.createdAt.toISOString(),
			expiresAt: each.expiresAt.toISOString(),
			current: each.id === sessionId
		}));
}
