import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { clearOwnAttempts, countOwnAttempt } from '#api/modules/identity/index.ts';
import { Rules } from '#api/rules.ts';
import { roomPin, roomPinUse } from '#db/schema/attendance.ts';
import { workshopSession } from '#db/schema/workshops.ts';
import { attendanceRulesQuery } from './attendance-facts.ts';
import type { UseRoomPin } from './hall-contract.ts';
import { hashOfRoomPin, livePin } from './room-pins.ts';

const purpose = 'room-pin';

/** Whoever was told the room PIN shows the code in the trainer's place; each may try only so often. */
export async function useRoomPin(call: Call, { pin }: z.output<typeof UseRoomPin>) {
	const rules = new Rules(await attendanceRulesQuery(call));
	await countOwnAttempt(call, { purpose, limit: rules.limit('kehadiran.batas_pin') });
	const hash = await hashOfRoomPin(pin);
	const taken = await call.write('room-pin.used', async (tx) => {
		const found = await tx
			.select({ id: roomPin.id, sessionId: roomPin.sessionId, eventId: workshopSession.eventId })
			.from(roomPin)
			.innerJoin(workshopSession, eq(workshopSession.id, roomPin.sessionId))
			.where(and(eq(roomPin.hash, hash), livePin(call)))
			.get();
		if (!found)
			throw new Problem('room-pin-wrong', {
				errors: [{ pointer: '/pin', code: 'room-pin-wrong' }]
			});
		await tx
			.insert(roomPinUse)
			.values({ id: call.newId('rpu'), roomPinId: found.id, by: call.actor.id, at: call.now })
			.onConflictDoNothing();
		const { sessionId, eventId } = found;
		return {
			subject: `session:${sessionId}`,
			after: { roomPinId: found.id },
			result: { sessionId, eventId }
		};
	});
	await clearOwnAttempts(call, { purpose });
	return taken;
}
