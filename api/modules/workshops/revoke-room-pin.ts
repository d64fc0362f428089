import { and, eq, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { roomPin } from '#db/schema/attendance.ts';
import { visibleSession } from './attendance-visible.ts';
import { nextSecret } from './next-secret.ts';

/** Nobody shows the code by a room PIN any more; who did knows a secret that is worth nothing from now on. */
export async function revokeRoomPin(call: Call, { sessionId }: { sessionId: string }) {
	return call.write('room-pin.revoked', async (tx) => {
		const { session } = await visibleSession(tx, call, sessionId);
		const revoked = await tx
			.update(roomPin)
			.set({ revokedAt: call.now })
			.where(and(eq(roomPin.sessionId, sessionId), isNull(roomPin.revokedAt)))
			.returning({ id: roomPin.id });
		const secretNumber =
			revoked.length > 0 ? await nextSecret(tx, call, session) : session.secretNumber;
		return {
			subject: `session:${sessionId}`,
			after: { secretNumber },
			result: { revoked: revoked.length }
		};
	});
}
