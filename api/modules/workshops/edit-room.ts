import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { room } from '#db/schema/workshops.ts';
import { knownRoom } from './known-place.ts';
import type { SaveRoom } from './place-contract.ts';
import { refuseTakenName } from './taken-name.ts';

/** Corrects what is known of a room; its sessions stay where they are. */
export async function editRoom(call: Call, { roomId, ...given }: SaveRoom & { roomId: string }) {
	return call.write('room.changed', async (tx) => {
		const before = await knownRoom(tx, roomId);
		await refuseTakenName(tx, given.name, roomId);
		await tx
			.update(room)
			.set({ ...given, updatedAt: call.now })
			.where(eq(room.id, roomId));
		return { subject: `room:${roomId}`, before, after: given, result: { roomId } };
	});
}
