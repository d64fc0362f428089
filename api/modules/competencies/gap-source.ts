/** The facts from which api/domain/competency-gap.ts computes: one batch, for one person or a page of them. */
import { and, asc, eq, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { BatchResponse } from 'drizzle-orm/batch';
import type { Call } from '#api/call.ts';
import type { CompetencyKind, EvidenceDecision } from '#api/domain/competency.ts';
import { competencyGap, type GapRow } from '#api/domain/competency-gap.ts';
import type { LevelRules, Proof } from '#api/domain/competency-level.ts';
import { claimState } from '#api/domain/credit-claim.ts';
import { addDays, startOfDay, type CivilDate } from '#api/domain/period.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { packed } from '#db/packed.ts';
import { course } from '#db/schema/catalogue.ts';
import { competency, evidence, positionRequirement } from '#db/schema/competencies.ts';
import { pastTraining } from '#db/schema/credits.ts';
import { completion } from '#db/schema/learning.ts';
import { appointment, position, unit } from '#db/schema/organisation.ts';
import { positionClassVersion } from '#db/schema/rules.ts';
import { classVersionOn } from './class-version.ts';
import { levelRulesOf } from './level-rules.ts';
import { appointedOn } from './visible.ts';

type AskedCompetency = { id: string; code: string; name: string; kind: CompetencyKind };

/** Reads for `people` on `asOf`; spread them into `call.readAll`, hand the answers to `gapFacts`. */
export function gapReads(call: Call, people: readonly string[], asOf: CivilDate) {
	const ids = [...people];
	const held = call.db
		.select({ id: appointment.positionId })
		.from(appointment)
		.where(and(inArray(appointment.personId, ids), appointedOn(asOf)));
	const asked = call.db
		.select({ id: positionRequirement.competencyId })
		.from(positionRequirement)
		.where(inArray(positionRequirement.positionId, held));

	return [
		positionsRead(call, ids, asOf),
		call.db
			.select()
			.from(positionRequirement)
			.where(
				and(
					inArray(positionRequirement.positionId, held),
					lte(positionRequirement.validFrom, asOf),
					or(isNull(positionRequirement.validTo), gte(positionRequirement.validTo, asOf))
				)
			),
		call.db
			.select({
				competencies: packed<AskedCompetency>(
					{
						id: competency.id,
						code: competency.code,
						name: competency.name,
						kind: competency.kind
					},
					sql`${competency.code}`
				)
			})
			.from(competency)
			.where(
				and(
					isNull(competency.archivedAt),
					or(
						inArray(competency.kind, ['managerial', 'sociocultural']),
						inArray(competency.id, asked)
					)
				)
			),
		proofsRead(call, ids, asOf),
		rulesQuery(call.db, asOf)
	] as const;
}

function positionsRead(call: Call, ids: string[], asOf: CivilDate) {
	return call.db
		.select({
			personId: appointment.personId,
			appointmentId: appointment.id,
			positionId: appointment.positionId,
			position: position.name,
			unit: unit.name,
			assignment: appointment.kind,
			validFrom: appointment.validFrom,
			validTo: appointment.validTo,
			classCode: position.classCode,
			classLevel: positionClassVersion.level,
			classBasis: positionClassVersion.legalBasis
		})
		.from(appointment)
		.innerJoin(position, eq(position.id, appointment.positionId))
		.innerJoin(positionClassVersion, classVersionOn(asOf))
		.innerJoin(unit, eq(unit.id, appointment.unitId))
		.where(and(inArray(appointment.personId, ids), appointedOn(asOf)))
		.orderBy(sql`${appointment.kind} = 'D' desc`, asc(appointment.id));
}

/** Proofs with their latest decision up to the end of `asOf`; a proof that was voided is left out. */
function proofsRead(call: Call, ids: string[], asOf: CivilDate) {
	const after = startOfDay(addDays(asOf, 1), call.zone).getTime();
	const latest = <T>(column: 'decision' | 'reason') =>
		sql<T | null>`(select d.${sql.raw(column)} from evidence_decision d
			where d.evidence_id = evidence.id and d.decided_at < ${after}
			order by d.decided_at desc, d.id desc limit 1)`;
	return call.db
		.select({
			id: evidence.id,
			personId: evidence.personId,
			competencyId: evidence.competencyId,
			level: evidence.level,
			kind: evidence.kind,
			occurredOn: evidence.occurredOn,
			sourceType: evidence.sourceType,
			sourceId: evidence.sourceId,
			document: evidence.document,
			code: competency.code,
			competency: competency.name,
			title: sql<string | null>`coalesce(course.title, past_training.title)`.as('title'),
			decision: latest<EvidenceDecision>('decision').as('decision'),
			reason: latest<string>('reason').as('decision_reason')
		})
		.from(evidence)
		.innerJoin(competency, eq(competency.id, evidence.competencyId))
		.leftJoin(
			completion,
			and(eq(evidence.sourceType, 'completion'), eq(completion.id, evidence.sourceId))
		)
		.leftJoin(course, eq(course.id, completion.courseId))
		.leftJoin(
			pastTraining,
			and(eq(evidence.sourceType, 'past-training'), eq(pastTraining.id, evidence.sourceId))
		)
		.where(
			and(
				inArray(evidence.personId, ids),
				isNull(evidence.voidsId),
				lte(evidence.occurredOn, asOf),
				lt(evidence.createdAt, new Date(after)),
				sql`not exists (select 1 from evidence v where v.voids_id = evidence.id)`
			)
		)
		.orderBy(asc(evidence.occurredOn), asc(evidence.id));
}

export type GapAnswers = BatchResponse<ReturnType<typeof gapReads>>;
export type GapFacts = ReturnType<typeof gapFacts>;

/** The answers of `gapReads`, with each proof's state. */
export function gapFacts(answers: GapAnswers) {
	const [positions, requirements, [asked], proofRows, ruleRows] = answers;
	const competencies = asked?.competencies ?? [];
	const rules = new Rules(ruleRows);
	const proofs = proofRows.map(({ decision, ...row }) => ({
		...row,
		state: claimState(decision ? [decision] : [])
	}));
	return { positions, requirements, competencies, proofs, rules, levelRules: levelRulesOf(rules) };
}

/** The one gap of one person among the facts. */
export function gapRowsOf(facts: GapFacts, personId: string, asOf: CivilDate): GapRow[] {
	const positions = facts.positions.filter((row) => row.personId === personId);
	const proofs = facts.proofs.filter((row) => row.personId === personId);
	const rules: LevelRules = facts.levelRules;
	return competencyGap({
		asOf,
		positions: positions.map((row) => ({
			...row,
			requirements: facts.requirements.filter((each) => each.positionId === row.positionId)
		})),
		competencies: facts.competencies,
		proofs: proofs satisfies Proof[],
		rules
	});
}
