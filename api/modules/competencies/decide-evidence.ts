import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { EvidenceDecision } from '#api/domain/competency.ts';
import type { Call } from '#api/call.ts';
import { evidence, evidenceDecision } from '#db/schema/competencies.ts';

/** Passes a decision on claims on to the proofs of the same sources. */
export async function decideEvidence(
	tx: Tx,
	call: Call,
	given: {
		sources: readonly { type: string; id: string }[];
		decision: EvidenceDecision;
		reason: string | null;
	}
) {
	const bySource = Map.groupBy(given.sources, (source) => source.type);
	for (const [type, sources] of bySource) {
		const proofs = await tx
			.select({ id: evidence.id })
			.from(evidence)
			.where(
				and(
					eq(evidence.sourceType, type),
					inArray(
						evidence.sourceId,
						sources.map((source) => source.id)
					),
					isNull(evidence.voidsId),
					sql`not exists (select 1 from evidence v where v.voids_id = evidence.id)`
				)
			);
		if (proofs.length === 0) continue;
		await tx.insert(evidenceDecision).values(
			proofs.map((proof) => ({
				id: call.newId('evv'),
				evidenceId: proof.id,
				decision: given.decision,
				reason: given.reason,
				decidedBy: call.actor.id,
				decidedAt: call.now
			}))
		);
	}
}
