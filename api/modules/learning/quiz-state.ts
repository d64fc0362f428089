/** A quiz as its learner may see it. What is right appears only in the review of a submitted attempt. */
import {
	attemptsAllowed,
	bestScore,
	isRight,
	markToPass,
	nextAttempt,
	type Drawn
} from '#api/domain/quiz.ts';
import type { AttemptRow, BankQuestion } from './attempts.ts';
import type { QuizState, ShownQuestion } from './contract.ts';
import type { StudyRules } from './study.ts';

type Given = {
	lesson: {
		final: boolean;
		passMark: number | null;
		attempts: number | null;
		draw: number | null;
	};
	attempts: readonly AttemptRow[];
	bank: readonly BankQuestion[];
	counted: { used: number; lastSubmittedAt: Date | null } | undefined;
	rules: StudyRules;
	now: Date;
};

export function quizStateOf({ lesson, attempts, bank, counted, rules, now }: Given): QuizState {
	const open = attempts.find((attempt) => attempt.submittedAt === null);
	const submitted = attempts.filter((attempt) => attempt.submittedAt !== null);
	const mark = markToPass(lesson, rules.passMark);
	const used = counted?.used ?? 0;
	const allowed = attemptsAllowed(lesson, rules.attempts);
	const next = nextAttempt({
		used,
		hasOpen: open !== undefined,
		allowed,
		lastSubmittedAt: counted?.lastSubmittedAt ?? null,
		waitHours: rules.waitHours,
		now
	});
	return {
		mark,
		questions: Math.min(lesson.draw ?? bank.length, bank.length),
		attemptsAllowed: allowed,
		attemptsUsed: used,
		opensAt: next.ok ? null : next.error.opensAt.toISOString(),
		best: bestScore(submitted),
		passed: submitted.length > 0 && (mark === null || submitted.some((attempt) => attempt.passed)),
		open: open ? openAttempt(open, bank) : null,
		review: reviewOf(submitted.at(-1), bank)
	};
}

const openAttempt = (
	{ id, number, startedAt, savedAt, drawn, answers }: AttemptRow,
	bank: readonly BankQuestion[]
): QuizState['open'] => ({
	attemptId: id,
	number,
	startedAt: startedAt.toISOString(),
	savedAt: savedAt?.toISOString() ?? null,
	questions: drawn.flatMap((item) => shown(item, answers, bank) ?? [])
});

function reviewOf(
	attempt: AttemptRow | undefined,
	bank: readonly BankQuestion[]
): QuizState['review'] {
	if (!attempt?.submittedAt || attempt.score === null) return null;
	const { id, number, score, passed, submittedAt, drawn, answers } = attempt;
	return {
		attemptId: id,
		number,
		score,
		passed,
		submittedAt: submittedAt.toISOString(),
		questions: drawn.flatMap((item) => {
			const question = shown(item, answers, bank);
			const source = bank.find((each) => each.id === item.questionId);
			if (!question || !source) return [];
			const correct = source.choices.filter((choice) => choice.correct).map((choice) => choice.id);
			const { explanation } = source;
			return [{ ...question, right: isRight(source, question.chosen), correct, explanation }];
		})
	};
}

/** Named field by field, so that nothing of the stored choice slips through. */
function shown(
	{ questionId, choiceIds }: Drawn,
	answers: Record<string, string[]>,
	bank: readonly BankQuestion[]
): ShownQuestion | null {
	const question = bank.find((each) => each.id === questionId);
	if (!question) return null;
	return {
		id: question.id,
		kind: question.kind,
		prompt: question.prompt,
		choices: choiceIds.flatMap((id) => {
			const choice = question.choices.find((each) => each.id === id);
			return choice ? [{ id: choice.id, text: choice.text }] : [];
		}),
		chosen: answers[questionId] ?? []
	};
}
