import * as z from 'zod';
import { evaluationKinds } from '#api/domain/evaluation.ts';

const id = z.string().max(60);
const count = z.number().int();

export const EvaluationParams = z.object({ eventId: id });

const Question = z.object({
	id,
	kind: z.enum(evaluationKinds),
	prompt: z.string(),
	choices: z.array(z.string()),
	required: z.boolean()
});

export const MyEvaluation = z.object({
	course: z.string(),
	number: count,
	/** `none`: the event asks nothing; `later`: not yet, or the reader was not there. */
	state: z.enum(['open', 'later', 'answered', 'none']),
	/** So many must have answered before anybody sees anything. */
	minimum: count,
	questions: z.array(Question)
});
export type MyEvaluation = z.output<typeof MyEvaluation>;

export const AnswerEvaluation = z.object({
	answers: z.array(z.object({ questionId: id, value: z.string().trim().max(2000) })).max(50)
});
export const Answered = z.object({ done: z.literal(true) });

export const EvaluationResults = z.object({
	course: z.string(),
	number: count,
	managed: z.boolean(),
	/** The set that is asked; null: none. */
	form: z.object({ code: z.string(), name: z.string() }).nullable(),
	forms: z.array(z.object({ code: z.string(), name: z.string() })),
	participants: count,
	answered: count,
	/** Of these, so many are in the results; the others wait for the next step. */
	counted: count,
	/** The fewest whose answers are let into the results at once. */
	minimum: count,
	/** Null before the first step. */
	results: z
		.array(
			Question.extend({
				counts: z.array(z.object({ value: z.string(), count })),
				mean: z.number().nullable(),
				texts: z.array(z.string())
			})
		)
		.nullable()
});
export type EvaluationResults = z.output<typeof EvaluationResults>;

export const ChooseForm = z.object({ formCode: z.string().max(60).nullable() });
