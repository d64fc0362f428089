import { and, eq, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { workshopSession } from '#db/schema/workshops.ts';
import { markableSession } from './markable.ts';

/** The marks of a session change no more. */
export async function sealSession(call: Call, { sessionId }: { sessionId: string }) {
	return call.write('session.sealed', async (tx) => {
		await markableSession(tx, call, sessionId);
		await tx
			.update(workshopSession)
			.set({ sealedAt: call.now, updatedAt: call.now })
			.where(and(eq(workshopSession.id, sessionId), isNull(workshopSession.sealedAt)));
		const sealedAt = call.now.toISOString();
		return {
			subject: `session:${sessionId}`,
			after: { sealedAt },
			result: { sessionId, sealedAt }
		};
	});
}
