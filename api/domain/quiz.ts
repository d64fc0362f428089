/**
 * Quizzes: what is drawn, what an answer is worth, how often one may try. The number of attempts and the
 * mark to pass are rules (`lulus.percobaan_kuis`, `lulus.nilai_minimum`), given as arguments; the best
 * attempt counts. Chance comes in as a seed, so that a draw can be repeated and checked.
 */
import { no, ok, type Result } from './result.ts';

export const questionKinds = ['single', 'multiple', 'boolean'] as const;
export type QuestionKind = (typeof questionKinds)[number];

export type Choice = { id: string; text: string; correct: boolean };
export type Question = { id: string; kind: QuestionKind; choices: readonly Choice[] };

/** A question as drawn: its choices in the order shown. */
export type Drawn = { questionId: string; choiceIds: string[] };
/** Chosen ids by question id; a question not answered is absent or empty. */
export type Answers = Readonly<Record<string, readonly string[]>>;

export type AnswerRefusal = { code: 'answer-not-of-this-quiz'; questionId: string };
export type AttemptRefusal = { code: 'attempts-used-up'; allowed: number; opensAt: Date };

/** `count` questions (null: all) and the order of their choices. True/false keeps its order: people expect it. */
export function drawQuestions(
	bank: readonly Question[],
	given: { count: number | null; seed: string }
): Drawn[] {
	const chance = chanceFrom(given.seed);
	const count = Math.min(given.count ?? bank.length, bank.length);
	return shuffled(bank, chance)
		.slice(0, count)
		.map((question) => {
			const ids = question.choices.map((choice) => choice.id);
			return {
				questionId: question.id,
				choiceIds: question.kind === 'boolean' ? ids : shuffled(ids, chance)
			};
		});
}

/** Answers that belong to the draw, each choice once; anything else is refused, not ignored. */
export function readAnswers(
	drawn: readonly Drawn[],
	bank: readonly Question[],
	given: Answers
): Result<Record<string, string[]>, AnswerRefusal> {
	const answers: Record<string, string[]> = {};
	for (const [questionId, chosen] of Object.entries(given)) {
		const shown = drawn.find((item) => item.questionId === questionId);
		const question = bank.find((item) => item.id === questionId);
		const unique = [...new Set(chosen)];
		const fits =
			shown !== undefined &&
			question !== undefined &&
			unique.every((id) => shown.choiceIds.includes(id)) &&
			(question.kind === 'multiple' || unique.length <= 1);
		if (!fits) return no({ code: 'answer-not-of-this-quiz', questionId });

		answers[questionId] = unique.toSorted();
	}
	return ok(answers);
}

/** May the question be asked: enough choices, and as many right ones as its kind wants. */
export function isAnswerable({
	kind,
	choices
}: {
	kind: QuestionKind;
	choices: readonly { correct: boolean }[];
}): boolean {
	const right = choices.filter((choice) => choice.correct).length;
	switch (kind) {
		case 'boolean':
			return choices.length === 2 && right === 1;
		case 'single':
			return choices.length >= 2 && choices.length <= 10 && right === 1;
		case 'multiple':
			return choices.length >= 2 && choices.length <= 10 && right >= 1;
	}
}

/** A question is right when exactly the right choices are chosen; there are no parts of a point. */
export function isRight(question: Question, chosen: readonly string[]): boolean {
	const right = question.choices.filter((choice) => choice.correct);
	const given = new Set(chosen);
	return given.size === right.length && right.every((choice) => given.has(choice.id));
}

/** 0 to 100, rounded down: 69.9 is not 70. An empty draw scores nothing. */
export function scoreOf(
	drawn: readonly Drawn[],
	bank: readonly Question[],
	answers: Answers
): number {
	if (drawn.length === 0) return 0;

	const byId = new Map(bank.map((question) => [question.id, question]));
	const right = drawn.filter((item) => {
		const question = byId.get(item.questionId);
		return question !== undefined && isRight(question, answers[item.questionId] ?? []);
	});
	return Math.floor((right.length * 100) / drawn.length);
}

/** The mark this quiz asks for: its own, else the rule's if it decides the course, else none. */
export const markToPass = (
	quiz: { passMark: number | null; final: boolean },
	rule: number
): number | null => quiz.passMark ?? (quiz.final ? rule : null);

/** Only the quiz that decides the course is limited, by the rule or stricter; practice is free. */
export const attemptsAllowed = (
	quiz: { final: boolean; attempts: number | null },
	rule: number
): number | null => (quiz.final ? Math.min(quiz.attempts ?? rule, rule) : null);

/**
 * An open attempt is resumed, whatever the device. When the attempts are used up one more opens each time the
 * waiting time has passed (`lulus.percobaan_baru_setelah_jam`), so that nobody is locked out for ever.
 */
export function nextAttempt(given: {
	used: number;
	hasOpen: boolean;
	allowed: number | null;
	lastSubmittedAt: Date | null;
	waitHours: number;
	now: Date;
}): Result<'resume' | 'new', AttemptRefusal> {
	const { used, allowed, lastSubmittedAt, now } = given;
	if (given.hasOpen) return ok('resume');
	if (allowed === null || used < allowed || lastSubmittedAt === null) return ok('new');

	const opensAt = new Date(lastSubmittedAt.getTime() + given.waitHours * 3_600_000);
	return now < opensAt ? no({ code: 'attempts-used-up', allowed, opensAt }) : ok('new');
}

export type Attempt = { score: number | null; passed: boolean | null };

/** The best of the submitted attempts; null before the first. */
export function bestScore(attempts: readonly Attempt[]): number | null {
	const scores = attempts.flatMap((attempt) => (attempt.score === null ? [] : [attempt.score]));
	return scores.length === 0 ? null : Math.max(...scores);
}

/** Fisher and Yates, over a copy. */
function shuffled<T>(items: readonly T[], chance: () => number): T[] {
	const left = [...items];
	const drawn: T[] = [];
	while (left.length > 0) drawn.push(...left.splice(Math.floor(chance() * left.length), 1));
	return drawn;
}

/** Numbers in [0, 1) that depend on the seed only: FNV-1a into mulberry32. */
function chanceFrom(seed: string): () => number {
	let state = 0x811c9dc5;
	for (const character of seed) {
		state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
	}
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
