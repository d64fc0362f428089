import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReadDb, Tx } from '#db/client.ts';
import {
	evaluationAnswered,
	evaluationForm,
	evaluationQuestion,
	evaluationStep,
	eventEvaluation
} from '#db/schema/evaluations.ts';
import type { Rules } from '#api/rules.ts';

export const minimumRule = 'evaluasi.jawaban_minimum';
export const minimumOf = (rules: Rules) => rules.number(minimumRule).value;

/** The questions that an event asks, of the set chosen for it or of the standard one. */
export const questionsQuery = (db: ReadDb | Tx, eventId: string) =>
	db
		.select({ question: evaluationQuestion, form: evaluationForm.name })
		.from(evaluationQuestion)
		.innerJoin(evaluationForm, eq(evaluationForm.code, evaluationQuestion.formCode))
		.leftJoin(eventEvaluation, eq(eventEvaluation.eventId, eventId))
		.where(
			sql`case when ${eventEvaluation.eventId} is null then ${evaluationForm.standard} = 1
				else ${evaluationForm.code} = ${eventEvaluation.formCode} end`
		)
		.orderBy(asc(evaluationQuestion.sequence));

export const hasAnsweredQuery = (db: ReadDb | Tx, given: { eventId: string; personId: string }) =>
	db
		.select({ one: sql`1` })
		.from(evaluationAnswered)
		.where(
			and(
				eq(evaluationAnswered.eventId, given.eventId),
				eq(evaluationAnswered.personId, given.personId)
			)
		);

export const answeredQuery = (db: ReadDb | Tx, eventId: string) =>
	db
		.select({ people: sql<number>`count(*)` })
		.from(evaluationAnswered)
		.where(eq(evaluationAnswered.eventId, eventId));

/** How many people's answers each step let into the results. */
export const stepsQuery = (db: ReadDb | Tx, eventId: string) =>
	db
		.select({ people: evaluationStep.people })
		.from(evaluationStep)
		.where(eq(evaluationStep.eventId, eventId));

type QuestionRow = Awaited<ReturnType<typeof questionsQuery>>[number];
export const questionOut = ({ question }: QuestionRow) => {
	const { id, kind, prompt, choices, required } = question;
	return { id, kind, prompt, choices, required };
};
