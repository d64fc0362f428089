import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { person } from '#db/schema/organisation.ts';
import { trainer } from '#db/schema/workshops.ts';
import type { AddTrainer } from './place-contract.ts';

type Given = z.output<typeof AddTrainer>;

/** One of the agency's own people, or somebody from outside by name, may teach from now on. */
export async function addTrainer(call: Call, given: Given) {
	return call.write('trainer.added', async (tx) => {
		await refuseUnfit(tx, given);
		const id = call.newId('trn');
		const { personId, name, institution } = given;
		await tx.insert(trainer).values({
			id,
			personId,
			name: personId === null ? name : null,
			institution: institution || null,
			updatedAt: call.now
		});
		return { subject: `trainer:${id}`, after: given, result: { trainerId: id } };
	});
}

async function refuseUnfit(tx: Tx, { personId, name }: Given) {
	const refuse = (pointer: string, code: string) =>
		new Problem('invalid-input', { errors: [{ pointer, code }] });
	if (personId === null) {
		if (name === '') throw refuse('/name', 'too_small');
		return;
	}
	const known = await tx
		.select({ id: person.id })
		.from(person)
		.where(eq(person.id, personId))
		.get();
	if (!known) throw refuse('/personId', 'not-there');
	const already = await tx
		.select({ id: trainer.id })
		.from(trainer)
		.where(eq(trainer.personId, personId))
		.get();
	if (already) throw refuse('/personId', 'trainer-known');
}
