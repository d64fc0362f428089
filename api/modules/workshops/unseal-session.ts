import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { workshopSession } from '#db/schema/workshops.ts';
import { managedEvent, sessionsQuery } from './attendance-visible.ts';

/** Who manages the event opens a sealed session again and says why. */
export async function unsealSession(
	call: Call,
	{ sessionId, reason }: { sessionId: string; reason: string }
) {
	return call.write('session.unsealed', async (tx) => {
		const [found] = await sessionsQuery(tx).where(
			and(eq(workshopSession.id, sessionId), managedEvent(call))
		);
		if (!found) throw new Problem('not-found');
		if (!found.session.sealedAt) throw new Problem('attendance-not-sealed');

		await tx
			.update(workshopSession)
			.set({ sealedAt: null, updatedAt: call.now })
			.where(eq(workshopSession.id, sessionId));
		return {
			subject: `session:${sessionId}`,
			before: { sealedAt: found.session.sealedAt.toISOString() },
			after: { reason },
			result: { sessionId, sealedAt: null }
		};
	});
}
