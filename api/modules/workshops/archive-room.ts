import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { room } from '#db/schema/workshops.ts';
import { knownRoom } from './known-place.ts';

/** Puts a room away, so that nothing new is planned there, or back into use. */
export async function archiveRoom(
	call: Call,
	{ roomId, archived }: { roomId: string; archived: boolean }
) {
	return call.write(archived ? 'room.archived' : 'room.unarchived', async (tx) => {
		const before = await knownRoom(tx, roomId);
		await tx
			.update(room)
			.set({ archivedAt: archived ? (before.archivedAt ?? call.now) : null, updatedAt: call.now })
			.where(eq(room.id, roomId));
		return {
			subject: `room:${roomId}`,
			before: { archived: before.archivedAt !== null },
			after: { archived },
			result: { roomId }
		};
	});
}
