import { eq } from 'drizzle-orm';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { room, trainer } from '#db/schema/workshops.ts';

export async function knownRoom(tx: Tx, roomId: string) {
	const found = await tx.select().from(room).where(eq(room.id, roomId)).get();
	if (!found) throw new Problem('not-found');
	return found;
}

export async function knownTrainer(tx: Tx, trainerId: string) {
	const found = await tx.select().from(trainer).where(eq(trainer.id, trainerId)).get();
	if (!found) throw new Problem('not-found');
	return found;
}
