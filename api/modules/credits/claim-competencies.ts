import type { CivilDate } from '#api/domain/period.ts';
import { heldLevel } from '#api/domain/competency-level.ts';
import { gapRowsOf, type GapFacts } from '#api/modules/competencies/index.ts';
import type { ClaimAnswer } from './claim-rows.ts';
import type { ClaimProof } from './contract.ts';

/** What verifying a claim would change: per competency the level held now, and after. */
export function claimCompetencies(
	facts: GapFacts,
	claim: ClaimAnswer,
	today: CivilDate
): ClaimProof['competencies'] {
	const asked = new Map(
		gapRowsOf(facts, claim.personId, today).map((row) => [row.competencyId, row.required])
	);
	const own = facts.proofs.filter(
		(proof) => proof.sourceType === claim.sourceType && proof.sourceId === claim.sourceId
	);
	return own.map((proof) => {
		const all = facts.proofs.filter((each) => each.competencyId === proof.competencyId);
		const verified = all.map((each) =>
			each.id === proof.id ? { ...each, state: 'verified' as const } : each
		);
		return {
			id: proof.competencyId,
			code: proof.code,
			name: proof.competency,
			level: proof.level,
			required: asked.get(proof.competencyId) ?? null,
			held: heldLevel(all, facts.levelRules, today).level,
			reaches: heldLevel(verified, facts.levelRules, today).level
		};
	});
}
