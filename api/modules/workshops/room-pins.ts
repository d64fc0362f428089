import { and, eq, exists, gt, isNull, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { hashOfBytes } from '#api/http/hash.ts';
import { roomPin, roomPinUse } from '#db/schema/attendance.ts';
import { workshopSession } from '#db/schema/workshops.ts';

/** Without I, L, O and U, which people confuse. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const roomPinLength = 8;

/** Forty bits: nobody guesses it within the attempts that are allowed. */
export const newRoomPin = () =>
	Array.from(crypto.getRandomValues(new Uint8Array(roomPinLength)), (byte) =>
		alphabet.charAt(byte % 32)
	).join('');

export const hashOfRoomPin = (pin: string) =>
	hashOfBytes(new TextEncoder().encode(`room-pin:${pin}`));

/** The condition that a room PIN lets somebody in now. */
export const livePin = (call: Call) => and(isNull(roomPin.revokedAt), gt(roomPin.endsAt, call.now));

/** The condition that the caller took over showing the code of the session at hand. */
export const tookOver = (call: Call) =>
	exists(
		call.db
			.select({ one: sql`1` })
			.from(roomPin)
			.innerJoin(roomPinUse, eq(roomPinUse.roomPinId, roomPin.id))
			.where(
				and(
					eq(roomPin.sessionId, workshopSession.id),
					eq(roomPinUse.by, call.actor.id),
					livePin(call)
				)
			)
	);
