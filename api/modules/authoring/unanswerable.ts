import { isAnswerable } from '#api/domain/quiz.ts';
import { Problem } from '#api/http/problem.ts';
import type { Question } from './contract.ts';

/** A question needs its choices and the right ones among them; `pointer` says which question it is. */
export function refuseUnanswerable({ kind, choices }: Question, pointer: string) {
	if (isAnswerable({ kind, choices })) return;
	const right = choices.filter((choice) => choice.correct).length;
	const code =
		choices.length < 2 ? 'too_few_choices' : right === 0 ? 'no_right_answer' : 'one_right_answer';
	throw new Problem('invalid-input', { errors: [{ pointer: `${pointer}/choices`, code }] });
}
