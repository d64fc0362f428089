/**
 * What participants say of a workshop at its end (reaction, the first of Kirkpatrick's levels), without saying who
 * they are: answers hold no person and no time, and nothing is shown before enough have answered.
 */
import { no, ok, type Result } from './result.ts';

export const evaluationKinds = ['scale', 'choice', 'text'] as const;
export type EvaluationKind = (typeof evaluationKinds)[number];
export const scaleSteps = [1, 2, 3, 4, 5] as const;

export type EvaluationQuestion = {
	id: string;
	kind: EvaluationKind;
	prompt: string;
	/** Of a choice, in order. */
	choices: readonly string[];
	required: boolean;
};

export type EvaluationRefusal = { code: 'evaluation-not-open' } | { code: 'evaluation-answered' };

/** Whoever was there answers once: when the last session is over, or as soon as their attendance suffices. */
export function mayEvaluate(given: {
	status: string;
	isOver: boolean;
	attendedJp: number;
	isEnough: boolean;
	answered: boolean;
}): Result<true, EvaluationRefusal> {
	if (given.answered) return no({ code: 'evaluation-answered' });
	const isHeld = given.status === 'open' || given.status === 'closed';
	const isTime = given.isEnough || (given.isOver && given.attendedJp > 0);
	return isHeld && isTime ? ok(true) : no({ code: 'evaluation-not-open' });
}

export type Said = { questionId: string; value: string };
export type AnswerFault = { questionId: string; code: 'answer_missing' | 'invalid_value' };

/** What is wrong with a sheet of answers: a required one is missing, one is said twice, or the question does not know it. */
export function faultsOf(
	questions: readonly EvaluationQuestion[],
	said: readonly Said[]
): AnswerFault[] {
	const values = new Map(said.map(({ questionId, value }) => [questionId, value.trim()]));
	const known = new Set(questions.map(({ id }) => id));
	// Nobody speaks twice to one question: of two answers the first was never looked at.
	const strange = said
		.filter(
			({ questionId }, at) =>
				!known.has(questionId) || said.findIndex((each) => each.questionId === questionId) !== at
		)
		.map(({ questionId }) => ({ questionId, code: 'invalid_value' as const }));
	const wrong = questions.flatMap((question): AnswerFault[] => {
		const value = values.get(question.id) ?? '';
		if (value === '')
			return question.required ? [{ questionId: question.id, code: 'answer_missing' }] : [];
		return isKnown(question, value) ? [] : [{ questionId: question.id, code: 'invalid_value' }];
	});
	return [...strange, ...wrong];
}

const isKnown = ({ kind, choices }: EvaluationQuestion, value: string) =>
	kind === 'text' ||
	(kind === 'choice' ? choices.includes(value) : scaleSteps.some((step) => String(step) === value));

/**
 * Answers are let into the results by so many people at once that nobody's can be told from how the results change:
 * how many with this one more, 0 while they wait for others.
 */
export const stepOf = ({ waiting, minimum }: { waiting: number; minimum: number }): number =>
	waiting + 1 >= minimum ? waiting + 1 : 0;

export type Tally = {
	/** How often each step or choice was said, in order; empty for texts. */
	counts: { value: string; count: number }[];
	/** Of a scale. */
	mean: number | null;
	/** In the order of the alphabet, which says nothing of who wrote or when. */
	texts: string[];
};

/** What was said to one question. */
export function tallyOf(question: EvaluationQuestion, values: readonly string[]): Tally {
	if (question.kind === 'text') return { counts: [], mean: null, texts: values.toSorted() };
	const steps = question.kind === 'scale' ? scaleSteps.map(String) : question.choices;
	const counts = steps.map((value) => ({
		value,
		count: values.filter((each) => each === value).length
	}));
	const sum = values.reduce((total, value) => total + Number(value), 0);
	const mean = question.kind === 'scale' && values.length > 0 ? sum / values.length : null;
	return { counts, mean: mean === null ? null : Math.round(mean * 100) / 100, texts: [] };
}
