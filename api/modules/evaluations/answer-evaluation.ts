import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { faultsOf, stepOf } from '#api/domain/evaluation.ts';
import { Problem } from '#api/http/problem.ts';
import { evaluationAnswer, evaluationAnswered, evaluationStep } from '#db/schema/evaluations.ts';
import { attendeeOf } from './attendee.ts';
import type { AnswerEvaluation, EvaluationParams } from './contract.ts';
import {
	answeredQuery,
	hasAnsweredQuery,
	minimumOf,
	questionOut,
	questionsQuery,
	stepsQuery
} from './facts.ts';

type Given = z.output<typeof EvaluationParams> & z.output<typeof AnswerEvaluation>;

/**
 * Takes a participant's answers and forgets whose they are. The books say when somebody answered, and neither who nor
 * what: together with the step that is being filled, a name would tell whose its answers are. No key of the request is
 * remembered, because its hash could be matched with answers that were tried one after the other.
 */
export async function answerEvaluation(call: Call, { eventId, answers }: Given) {
	if (call.actor.viewing) throw new Problem('viewing-read-only');
	const personId = call.me;
	const minimum = minimumOf(await call.rules());
	return call.asSystem().write('evaluation.answered', async (tx) => {
		const of = { eventId, personId };
		const answered = (await hasAnsweredQuery(tx, of)).length > 0;
		const { may } = await attendeeOf(tx, call, { ...of, answered });
		if (!may.ok) throw new Problem(may.error.code);
		const questions = (await questionsQuery(tx, eventId)).map(questionOut);
		if (questions.length === 0) throw new Problem('evaluation-not-open');
		const faults = faultsOf(questions, answers);
		if (faults.length > 0)
			throw new Problem('invalid-input', {
				errors: faults.map(({ questionId, code }) => ({ pointer: `/${questionId}`, code }))
			});

		const [[before], steps] = await call.readAllOn(tx, [
			answeredQuery(tx, eventId),
			stepsQuery(tx, eventId)
		]);
		const shown = steps.reduce((sum, { people }) => sum + people, 0);
		const people = stepOf({ waiting: (before?.people ?? 0) - shown, minimum });
		const step = steps.length + 1;

		await tx.insert(evaluationAnswered).values(of);
		if (people > 0) await tx.insert(evaluationStep).values({ eventId, number: step, people });
		const given = answers.filter(({ value }) => value !== '');
		if (given.length > 0)
			await tx.insert(evaluationAnswer).values(
				given.map(({ questionId, value }) => ({
					id: crypto.randomUUID(),
					...{ eventId, questionId, value, step }
				}))
			);
		return { subject: `workshop_event:${eventId}`, result: { done: true as const } };
	});
}
