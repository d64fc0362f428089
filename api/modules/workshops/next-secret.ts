import { eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { workshopSession } from '#db/schema/workshops.ts';

/** Another secret for a session: codes made of the one before are taken no more. Its number, which screens compare. */
export async function nextSecret(tx: Tx, call: Call, { id }: { id: string }): Promise<number> {
	const [changed] = await tx
		.update(workshopSession)
		.set({
			secretNumber: sql`${workshopSession.secretNumber} + 1`,
			secretChangedAt: call.now
		})
		.where(eq(workshopSession.id, id))
		.returning({ secretNumber: workshopSession.secretNumber });
	if (!changed) throw new Error('a session without a row');
	return changed.secretNumber;
}
