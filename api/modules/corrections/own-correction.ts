import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { correctionRequest } from '#db/schema/privacy.ts';

/** A request of the caller's own, or the answer of one that does not exist. */
export async function ownCorrection(db: Tx | ReadDb, call: Call, correctionId: string) {
	const found = await db
		.select()
		.from(correctionRequest)
		.where(and(eq(correctionRequest.id, correctionId), eq(correctionRequest.personId, call.me)))
		.get();
	if (!found) throw new Problem('not-found');
	return found;
}
