import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { ReadDb } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { competency, evidence, evidenceDecision } from '#db/schema/competencies.ts';
import { creditDecision, creditEntry, creditState, pastTraining } from '#db/schema/credits.ts';
import { completion } from '#db/schema/learning.ts';
import { developmentForm } from '#db/schema/rules.ts';

/** A person's JP and proofs of competency, with what HR decided on them. */
export function creditReads(db: ReadDb, personId: string) {
	const title = sql<string>`coalesce(${course.title}, ${pastTraining.title}, '')`;
	const ofCompletion = and(
		eq(creditEntry.sourceType, 'completion'),
		eq(completion.id, creditEntry.sourceId)
	);
	const ofPastTraining = and(
		eq(creditEntry.sourceType, 'past-training'),
		eq(pastTraining.id, creditEntry.sourceId)
	);
	return {
		creditEntry: db
			.select({ ...getTableColumns(creditEntry), title, form: developmentForm.name })
			.from(creditEntry)
			.innerJoin(developmentForm, eq(developmentForm.code, creditEntry.formCode))
			.leftJoin(completion, ofCompletion)
			.leftJoin(course, eq(course.id, completion.courseId))
			.leftJoin(pastTraining, ofPastTraining)
			.where(eq(creditEntry.personId, personId))
			.orderBy(desc(creditEntry.completedOn), desc(creditEntry.id)),
		creditDecision: db
			.select({ ...getTableColumns(creditDecision), title })
			.from(creditDecision)
			.innerJoin(creditEntry, eq(creditEntry.id, creditDecision.entryId))
			.leftJoin(completion, ofCompletion)
			.leftJoin(course, eq(course.id, completion.courseId))
			.leftJoin(pastTraining, ofPastTraining)
			.where(eq(creditEntry.personId, personId))
			.orderBy(desc(creditDecision.decidedAt), desc(creditDecision.id)),
		creditState: db.select().from(creditState).where(eq(creditState.personId, personId)),
		pastTraining: db
			.select({ ...getTableColumns(pastTraining), form: developmentForm.name })
			.from(pastTraining)
			.innerJoin(developmentForm, eq(developmentForm.code, pastTraining.formCode))
			.where(eq(pastTraining.personId, personId))
			.orderBy(desc(pastTraining.endedOn), desc(pastTraining.id)),
		evidence: db
			.select({ ...getTableColumns(evidence), competency: competency.name })
			.from(evidence)
			.innerJoin(competency, eq(competency.id, evidence.competencyId))
			.where(eq(evidence.personId, personId))
			.orderBy(desc(evidence.occurredOn), desc(evidence.id)),
		evidenceDecision: db
			.select({ ...getTableColumns(evidenceDecision), competency: competency.name })
			.from(evidenceDecision)
			.innerJoin(evidence, eq(evidence.id, evidenceDecision.evidenceId))
			.innerJoin(competency, eq(competency.id, evidence.competencyId))
			.where(eq(evidence.personId, personId))
			.orderBy(desc(evidenceDecision.decidedAt), desc(evidenceDecision.id))
	};
}
