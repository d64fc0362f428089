import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Call } from '#api/call.ts';
import { evidence } from '#db/schema/competencies.ts';

/** Takes back the live proofs of one source, each by a row that voids it. */
export async function voidEvidence(tx: Tx, call: Call, source: { type: string; id: string }) {
	const live = await tx
		.select()
		.from(evidence)
		.where(
			and(
				eq(evidence.sourceType, source.type),
				eq(evidence.sourceId, source.id),
				isNull(evidence.voidsId),
				sql`not exists (select 1 from evidence v where v.voids_id = evidence.id)`
			)
		);
	if (live.length === 0) return;
	await tx.insert(evidence).values(
		live.map((proof) => ({
			...proof,
			id: call.newId('evd'),
			voidsId: proof.id,
			createdBy: call.actor.id,
			createdAt: call.now
		}))
	);
}
