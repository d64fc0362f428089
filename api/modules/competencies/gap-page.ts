/** From the facts of a gap to the rows that a page shows. */
import type { GapRow } from '#api/domain/competency-gap.ts';
import { expiresOn, heldLevel, waitingLevel } from '#api/domain/competency-level.ts';
import type { CivilDate } from '#api/domain/period.ts';
import {
	recommendedFor,
	type OfferReason,
	type Recommendation
} from '#api/domain/recommendation.ts';
import type { GapPage } from './contract.ts';
import type { GapFacts } from './gap-source.ts';
import type { OfferAnswer } from './offers.ts';

const offersPerRow = 3;

type Given = {
	asOf: CivilDate;
	facts: GapFacts;
	offers: readonly OfferAnswer[];
	recommendations: readonly Recommendation[];
	meanings: readonly { competencyId: string; level: number; description: string }[];
};

export function gapRowOut(row: GapRow, given: Given): GapPage['rows'][number] {
	const { facts, meanings } = given;
	const competency = competencyOf(facts, row.competencyId);
	const meaning = meanings.find(
		(each) => each.competencyId === row.competencyId && each.level === row.required
	);
	return {
		competency,
		required: row.required,
		importance: row.importance,
		meaning: meaning?.description ?? null,
		demands: row.demands.map(({ appointmentId, assignment, level, basis, legalBasis }) => ({
			position:
				facts.positions.find((each) => each.appointmentId === appointmentId)?.position ?? '',
			assignment,
			level,
			basis,
			legalBasis
		})),
		held: {
			level: row.held.level,
			kind: row.held.proof?.kind ?? null,
			capped: row.held.capped
		},
		waiting: row.waiting?.level ?? null,
		self: row.self?.level ?? null,
		expired: row.expired && {
			level: row.expired.level,
			kind: row.expired.kind,
			on: row.expired.occurredOn
		},
		gap: row.gap,
		needsAssessment: row.needsAssessment,
		proofs: proofsOf(row, facts),
		offers: offersOf(row, given)
	};
}

/** Newest first; `counts` marks the one that the held level rests on. */
function proofsOf(row: GapRow, facts: GapFacts): GapPage['rows'][number]['proofs'] {
	return facts.proofs
		.filter((proof) => proof.competencyId === row.competencyId)
		.toReversed()
		.map((proof) => ({
			id: proof.id,
			kind: proof.kind,
			level: proof.level,
			occurredOn: proof.occurredOn,
			state: proof.state,
			reason: proof.reason,
			title: proof.title ?? proof.document,
			expiresOn: expiresOn(proof, facts.levelRules),
			counts: proof.id === row.held.proof?.id
		}));
}

export function offersOf(
	row: GapRow,
	{ facts, offers, recommendations }: Pick<Given, 'facts' | 'offers' | 'recommendations'>
): GapPage['rows'][number]['offers'] {
	return recommendedFor(row.competencyId, recommendations)
		.slice(0, offersPerRow)
		.flatMap(({ courseId, reasons }) => {
			const offer = offers.find((each) => each.courseId === courseId);
			const [reason] = reasons;
			if (!offer || !reason) return [];
			const { title, jp, minutes, bytes, enrolmentId, versionId } = offer;
			const ready = versionId !== null;
			const why = reasonOut(reason, facts);
			return [{ courseId, title, jp, minutes, bytes, ready, enrolmentId, reason: why }];
		});
}

/** A reason with the competency's code and name, as the catalogue shows it too. */
export function reasonOut({ weight: _, ...reason }: OfferReason, facts: GapFacts) {
	const { code, name } = competencyOf(facts, reason.competencyId);
	return { ...reason, code, name };
}

/** Levels proved in competencies that no position asks for. */
export function othersOf(
	facts: GapFacts,
	rows: readonly GapRow[],
	asOf: CivilDate
): GapPage['others'] {
	const asked = new Set(rows.map((row) => row.competencyId));
	const rest = facts.proofs.filter((proof) => !asked.has(proof.competencyId));
	return [...Map.groupBy(rest, (proof) => proof.competencyId).values()].flatMap((proofs) => {
		const [first] = proofs;
		const held = heldLevel(proofs, facts.levelRules, asOf).level;
		const waiting = waitingLevel(proofs, facts.levelRules, asOf)?.level ?? null;
		if (!first || (held === 0 && waiting === null)) return [];
		const { competencyId: id, code, competency: name } = first;
		return [{ competency: { id, code, name }, level: held, waiting }];
	});
}

export function competencyOf(facts: GapFacts, id: string) {
	const found = facts.competencies.find((each) => each.id === id);
	return found ?? { id, code: '', name: '', kind: 'technical' as const };
}
