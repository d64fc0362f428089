import type { Call } from '#api/call.ts';
import { room } from '#db/schema/workshops.ts';
import type { SaveRoom } from './place-contract.ts';
import { refuseTakenName } from './taken-name.ts';

/** One more place where sessions are held. */
export async function addRoom(call: Call, given: SaveRoom) {
	return call.write('room.added', async (tx) => {
		await refuseTakenName(tx, given.name, null);
		const id = call.newId('rom');
		await tx.insert(room).values({ id, ...given, updatedAt: call.now });
		return { subject: `room:${id}`, after: given, result: { roomId: id } };
	});
}
