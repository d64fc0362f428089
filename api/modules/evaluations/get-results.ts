import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { tallyOf } from '#api/domain/evaluation.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { chargedEvent, manageableEvent } from '#api/modules/workshops/index.ts';
import { course } from '#db/schema/catalogue.ts';
import { evaluationAnswer, evaluationForm, evaluationStep } from '#db/schema/evaluations.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import type { EvaluationResults } from './contract.ts';
import {
	answeredQuery,
	minimumOf,
	minimumRule,
	questionOut,
	questionsQuery,
	stepsQuery
} from './facts.ts';

/** What was said of an event, for whoever teaches or plans it; it grows by steps that hold enough people. */
export async function getResults(
	call: Call,
	{ eventId }: { eventId: string }
): Promise<EvaluationResults> {
	const { db } = call;
	const [[event], questions, forms, [booked], [answered], steps, answers, rules] =
		await call.readAll([
			db
				.select({
					course: course.title,
					number: workshopEvent.number,
					managed: sql<number>`${manageableEvent(call) ?? sql`1`}`
				})
				.from(workshopEvent)
				.innerJoin(course, eq(course.id, workshopEvent.courseId))
				.where(and(eq(workshopEvent.id, eventId), chargedEvent(call))),
			questionsQuery(db, eventId),
			db
				.select({ code: evaluationForm.code, name: evaluationForm.name })
				.from(evaluationForm)
				.orderBy(asc(evaluationForm.name)),
			db
				.select({ count: sql<number>`count(*)` })
				.from(signup)
				.where(
					and(eq(signup.eventId, eventId), eq(signup.status, 'booked'), isNotNull(signup.personId))
				),
			answeredQuery(db, eventId),
			stepsQuery(db, eventId),
			db
				.select({ questionId: evaluationAnswer.questionId, value: evaluationAnswer.value })
				.from(evaluationAnswer)
				.innerJoin(
					evaluationStep,
					and(
						eq(evaluationStep.eventId, evaluationAnswer.eventId),
						eq(evaluationStep.number, evaluationAnswer.step)
					)
				)
				.where(eq(evaluationAnswer.eventId, eventId)),
			rulesQuery(db, call.today, [minimumRule])
		]);
	if (!event) throw new Problem('not-found');
	const minimum = minimumOf(new Rules(rules));
	const counted = steps.reduce((sum, { people }) => sum + people, 0);
	const first = questions[0];
	return {
		...{ course: event.course, number: event.number, managed: event.managed === 1, forms },
		form: first ? { code: first.question.formCode, name: first.form } : null,
		...{ participants: booked?.count ?? 0, answered: answered?.people ?? 0, counted, minimum },
		results:
			counted < minimum
				? null
				: questions.map((row) => {
						const question = questionOut(row);
						const values = answers
							.filter(({ questionId }) => questionId === question.id)
							.map(({ value }) => value);
						return { ...question, ...tallyOf(question, values) };
					})
	};
}
