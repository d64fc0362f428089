import { and, eq, ne } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { session } from '#db/schema/identity.ts';

/** Signs the caller out everywhere else, or on one device. */
export async function endOtherSessions(call: Call, given: { sessionId?: string }) {
	const { userId, sessionId } = call.actor;
	if (!userId || !sessionId) throw new Problem('not-signed-in');

	return call.write('session.ended-elsewhere', async (tx) => {
		const mine = and(eq(session.userId, userId), ne(session.id, sessionId));
		const which = given.sessionId ? and(mine, eq(session.id, given.sessionId)) : mine;
		const ended = await tx.delete(session).where(which).returning({ id: session.id });
		if (given.sessionId && ended.length === 0) throw new Problem('not-found');
		return {
			subject: `person:${call.me}`,
			after: { ended: ended.length },
			result: { done: true as const }
		};
	});
}
