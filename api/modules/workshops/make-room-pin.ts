import { and, eq, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { roomPin } from '#db/schema/attendance.ts';
import { markableSession } from './markable.ts';
import { nextSecret } from './next-secret.ts';
import { hashOfRoomPin, newRoomPin } from './room-pins.ts';

/**
 * A PIN that lets somebody else show the code until the session ends; shown once. It replaces the one before and with it
 * the secret that was shown by that one: a phone that is lost cannot go on.
 */
export async function makeRoomPin(call: Call, { sessionId }: { sessionId: string }) {
	const pin = newRoomPin();
	const hash = await hashOfRoomPin(pin);
	// No key of the request: it would remember the answer, and the PIN in it.
	return call.inNameOf(call.actor.id).write('room-pin.made', async (tx) => {
		const { session } = await markableSession(tx, call, sessionId);
		const ended = await tx
			.update(roomPin)
			.set({ revokedAt: call.now })
			.where(and(eq(roomPin.sessionId, sessionId), isNull(roomPin.revokedAt)))
			.returning({ id: roomPin.id });
		const secretNumber =
			ended.length > 0 ? await nextSecret(tx, call, session) : session.secretNumber;
		await tx.insert(roomPin).values({
			id: call.newId('rpn'),
			sessionId,
			hash,
			madeBy: call.actor.id,
			madeAt: call.now,
			endsAt: session.endsAt
		});
		return {
			subject: `session:${sessionId}`,
			after: { endsAt: session.endsAt, secretNumber },
			result: { pin, endsAt: session.endsAt.toISOString() }
		};
	});
}
