import type { Tx } from '#db/client.ts';
import { insertMany } from '#db/many-rows.ts';
import type { Call } from '#api/call.ts';
import { evidence, evidenceDecision } from '#db/schema/competencies.ts';
import type { NewProof } from './contract.ts';

/** Appends proofs to the ledger, and HR's word where the writing itself is the verification. */
export async function appendEvidence(
	tx: Tx,
	call: Call,
	proofs: readonly NewProof[]
): Promise<string[]> {
	const rows = proofs.map(({ verified: _, ...proof }) => ({
		id: call.newId('evd'),
		...proof,
		createdBy: call.actor.id,
		createdAt: call.now
	}));
	const decisions = rows.flatMap((row, index) =>
		proofs[index]?.verified
			? [
					{
						id: call.newId('evv'),
						evidenceId: row.id,
						decision: 'verified' as const,
						decidedBy: call.actor.id,
						decidedAt: call.now
					}
				]
			: []
	);
	await insertMany(tx, evidence, rows);
	await insertMany(tx, evidenceDecision, decisions);
	return rows.map((row) => row.id);
}
