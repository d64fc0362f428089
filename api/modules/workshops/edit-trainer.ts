import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { trainer } from '#db/schema/workshops.ts';
import { knownTrainer } from './known-place.ts';
import type { SaveTrainer } from './place-contract.ts';

type Given = z.output<typeof SaveTrainer> & { trainerId: string };

/** Corrects name and institution of somebody from outside; own people are named by the register. */
export async function editTrainer(call: Call, { trainerId, name, institution }: Given) {
	return call.write('trainer.changed', async (tx) => {
		const before = await knownTrainer(tx, trainerId);
		const facts = {
			name: before.personId === null ? name : null,
			institution: institution || null
		};
		await tx
			.update(trainer)
			.set({ ...facts, updatedAt: call.now })
			.where(eq(trainer.id, trainerId));
		return { subject: `trainer:${trainerId}`, before, after: facts, result: { trainerId } };
	});
}
