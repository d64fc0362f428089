import type { Tx } from '#db/client.ts';
import type { Call } from '#api/call.ts';
import type { EvidenceDecision } from '#api/domain/competency.ts';
import { decideEvidence } from '#api/modules/competencies/index.ts';
import { creditDecision } from '#db/schema/credits.ts';
import { refreshStates } from './refresh-states.ts';
import { tellDecision } from './tell-decision.ts';

/** Writes one decision on each claim and on the proofs of its source, and where they stand now. */
export async function recordDecision(
	tx: Tx,
	call: Call,
	given: {
		claims: readonly { id: string; sourceType: string; sourceId: string }[];
		decision: EvidenceDecision;
		reason: string | null;
	}
) {
	const { claims, decision, reason } = given;
	if (claims.length === 0) return;
	await tx.insert(creditDecision).values(
		claims.map((claim) => ({
			id: call.newId('crv'),
			entryId: claim.id,
			decision,
			reason,
			decidedBy: call.actor.id,
			decidedAt: call.now
		}))
	);
	await decideEvidence(tx, call, {
		sources: claims.map((claim) => ({ type: claim.sourceType, id: claim.sourceId })),
		decision,
		reason
	});
	const entryIds = claims.map((claim) => claim.id);
	await refreshStates(tx, entryIds);
	if (decision !== 'resubmitted') await tellDecision(tx, call, { entryIds, decision, reason });
}
