import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Call } from '#api/call.ts';
import { voidEvidence } from '#api/modules/competencies/index.ts';
import { creditEntry } from '#db/schema/credits.ts';
import { refreshStates } from './refresh-states.ts';

/** Takes an entry and its proofs back with new rows; the old ones stay readable. */
export async function voidCredit(tx: Tx, call: Call, entryId: string) {
	const entry = await tx.select().from(creditEntry).where(eq(creditEntry.id, entryId)).get();
	if (!entry) return;
	await tx.insert(creditEntry).values({
		...entry,
		id: call.newId('crd'),
		jp: 0,
		voidsId: entry.id,
		createdBy: call.actor.id,
		createdAt: call.now
	});
	await voidEvidence(tx, call, { type: entry.sourceType, id: entry.sourceId });
	await refreshStates(tx, [entryId]);
}
