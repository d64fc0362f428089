import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { person } from '#db/schema/organisation.ts';
import { roomPin, roomPinUse } from '#db/schema/attendance.ts';
import { visibleSession } from './attendance-visible.ts';

/** Whether a room PIN is in force, and who took over by it; the PIN itself is shown only when it is made. */
export async function getRoomPin(call: Call, { sessionId }: { sessionId: string }) {
	await visibleSession(call.db, call, sessionId);
	const rows = await call.db
		.select({ endsAt: roomPin.endsAt, name: person.name, at: roomPinUse.at })
		.from(roomPin)
		.leftJoin(roomPinUse, eq(roomPinUse.roomPinId, roomPin.id))
		.leftJoin(person, eq(person.id, roomPinUse.by))
		.where(and(eq(roomPin.sessionId, sessionId), isNull(roomPin.revokedAt)))
		.orderBy(desc(roomPin.madeAt), asc(roomPinUse.at));
	const [first] = rows;
	return {
		pin: first
			? {
					endsAt: first.endsAt.toISOString(),
					usedBy: rows.flatMap(({ name, at }) =>
						name && at ? [{ name, at: at.toISOString() }] : []
					)
				}
			: null
	};
}
