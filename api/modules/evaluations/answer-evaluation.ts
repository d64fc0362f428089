import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { faultsOf } from '#api/domain/evaluation.ts';
import { Problem } from '#api/http/problem.ts';
import { evaluationAnswer, evaluationAnswered } from '#db/schema/evaluations.ts';
import { attendeeOf } from './attendee.ts';
import type { AnswerEvaluation, EvaluationParams } from './contract.ts';
import { hasAnsweredQuery, questionOut, questionsQuery } from './facts.ts';

type Given = z.output<typeof EvaluationParams> & z.output<typeof AnswerEvaluation>;

/**
 * Takes a participant's answers and forgets whose they are. The books name who answered and not what; no key of the
 * request is remembered, because its hash could be matched with answers that were tried one after the other.
 */
export async function answerEvaluation(call: Call, { eventId, answers }: Given) {
	if (call.actor.viewing) throw new Problem('viewing-read-only');
	const personId = call.me;
	const keyless = call.inNameOf(call.actor.id);
	return keyless.write('evaluation.answered', async (tx) => {
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

		await tx.insert(evaluationAnswered).values(of);
		const given = answers.filter(({ value }) => value !== '');
		if (given.length > 0)
			await tx.insert(evaluationAnswer).values(
				given.map(({ questionId, value }) => ({
					id: crypto.randomUUID(),
					...{ eventId, questionId, value }
				}))
			);
		return { subject: `workshop_event:${eventId}`, result: { done: true as const } };
	});
}
