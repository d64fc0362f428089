import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { trainer } from '#db/schema/workshops.ts';
import { knownTrainer } from './known-place.ts';

/** Puts a trainer away, so that nothing new is planned with them, or back into use. */
export async function archiveTrainer(
	call: Call,
	{ trainerId, archived }: { trainerId: string; archived: boolean }
) {
	return call.write(archived ? 'trainer.archived' : 'trainer.unarchived', async (tx) => {
		const before = await knownTrainer(tx, trainerId);
		await tx
			.update(trainer)
			.set({ archivedAt: archived ? (before.archivedAt ?? call.now) : null, updatedAt: call.now })
			.where(eq(trainer.id, trainerId));
		return {
			subject: `trainer:${trainerId}`,
			before: { archived: before.archivedAt !== null },
			after: { archived },
			result: { trainerId }
		};
	});
}
