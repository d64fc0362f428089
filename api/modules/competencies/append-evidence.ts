import type { Tx } from '#db/client.ts';
import type { Call } from '#api/call.ts';
import { evidence, evidenceDecision } from '#db/schema/competencies.ts';
import type { NewProof } from './contract.ts';

/** Rows a statement; SQLite binds at most 32,766 values. */
const batchSize = 500;

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
	for (let from = 0; from < rows.length; from += batchSize)
		await tx.insert(evidence).values(rows.slice(from, from + batchSize));
	for (let from = 0; from < decisions.length; from += batchSize)
		await tx.insert(evidenceDecision).values(decisions.slice(from, from + batchSize));
	return rows.map((row) => row.id);
}
