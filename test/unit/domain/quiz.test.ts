import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
	attemptsAllowed,
	bestScore,
	drawQuestions,
	isRight,
	markToPass,
	nextAttempt,
	readAnswers,
	scoreOf,
	type Question
} from '#api/domain/quiz.ts';

const bank: Question[] = [
	{ id: 'q1', kind: 'single', choices: choices('a', 'b*', 'c') },
	{ id: 'q2', kind: 'multiple', choices: choices('a*', 'b*', 'c') },
	{ id: 'q3', kind: 'boolean', choices: choices('benar*', 'salah') },
	{ id: 'q4', kind: 'single', choices: choices('a', 'b', 'c*', 'd') }
];

describe('drawing', () => {
	test('the same seed draws the same questions in the same order', ({ expect }) => {
		const once = drawQuestions(bank, { count: 3, seed: 'atp_1' });
		expect(once).toEqual(drawQuestions(bank, { count: 3, seed: 'atp_1' }));
		expect(once).toHaveLength(3);
	});

	test('true and false stay in their order', ({ expect }) => {
		for (const seed of ['a', 'b', 'c', 'd']) {
			const shown = drawQuestions(bank, { count: null, seed }).find(
				(item) => item.questionId === 'q3'
			);
			expect(shown?.choiceIds).toEqual(['benar', 'salah']);
		}
	});

	test('never repeats a question, never draws more than there are, keeps every choice', ({
		expect
	}) => {
		fc.assert(
			fc.property(banks(), fc.integer({ min: 0, max: 40 }), fc.string(), (some, count, seed) => {
				const drawn = drawQuestions(some, { count, seed });
				expect(drawn).toHaveLength(Math.min(count, some.length));
				expect(new Set(drawn.map((item) => item.questionId)).size).toBe(drawn.length);
				for (const item of drawn) {
					const question = some.find((one) => one.id === item.questionId);
					expect(item.choiceIds.toSorted()).toEqual(
						question?.choices.map((choice) => choice.id).toSorted()
					);
				}
			})
		);
	});

	test('says nothing of which choice is right', ({ expect }) => {
		expect(JSON.stringify(drawQuestions(bank, { count: null, seed: 's' }))).not.toContain(
			'correct'
		);
	});

	test('gives every question its chance', ({ expect }) => {
		const first = new Map<string, number>();
		for (let n = 0; n < 4000; n += 1) {
			const id = drawQuestions(bank, { count: 1, seed: `atp_${n}` })[0]?.questionId ?? '';
			first.set(id, (first.get(id) ?? 0) + 1);
		}
		for (const question of bank) expect(first.get(question.id)).toBeGreaterThan(850);
	});
});

describe('scoring', () => {
	const drawn = drawQuestions(bank, { count: null, seed: 'x' });
	const allRight = { q1: ['b'], q2: ['a', 'b'], q3: ['benar'], q4: ['c'] };

	test('all right is 100, none is 0', ({ expect }) => {
		expect(scoreOf(drawn, bank, allRight)).toBe(100);
		expect(scoreOf(drawn, bank, {})).toBe(0);
		expect(scoreOf([], bank, allRight)).toBe(0);
	});

	test('half of a multiple answer, or one too many, is not right', ({ expect }) => {
		const question = bank[1] as Question;
		expect(isRight(question, ['a'])).toBe(false);
		expect(isRight(question, ['a', 'b', 'c'])).toBe(false);
		expect(isRight(question, ['b', 'a'])).toBe(true);
	});

	test('rounds down, so that 2 of 3 is 66', ({ expect }) => {
		expect(scoreOf(drawn.slice(0, 3), bank, rightFor(drawn.slice(0, 2)))).toBe(66);
	});

	test('one more right answer never lowers the score', ({ expect }) => {
		fc.assert(
			fc.property(banks(), fc.string(), fc.nat(), (some, seed, pick) => {
				const items = drawQuestions(some, { count: null, seed });
				const half = items.filter((_, index) => index % 2 === 0);
				const more = items[pick % Math.max(items.length, 1)];
				const before = scoreOf(items, some, rightFor(half, some));
				const after = scoreOf(items, some, rightFor(more ? [...half, more] : half, some));
				expect(after).toBeGreaterThanOrEqual(before);
				expect(after).toBeLessThanOrEqual(100);
			})
		);
	});
});

describe('reading answers', () => {
	const drawn = drawQuestions(bank, { count: null, seed: 'x' });

	test('keeps what belongs to the draw, once and in order', ({ expect }) => {
		expect(readAnswers(drawn, bank, { q2: ['b', 'a', 'b'] })).toEqual({
			ok: true,
			value: { q2: ['a', 'b'] }
		});
	});

	test.for([
		['a question that was not drawn', { q9: ['a'] }, 'q9'],
		['a choice of another question', { q1: ['benar'] }, 'q1'],
		['two choices where one is asked', { q1: ['a', 'b'] }, 'q1']
	] as const)('refuses %s', ([, answers, questionId], { expect }) => {
		expect(readAnswers(drawn, bank, answers)).toEqual({
			ok: false,
			error: { code: 'answer-not-of-this-quiz', questionId }
		});
	});
});

describe('attempts', () => {
	const monday = new Date('2026-11-23T01:00:00Z');
	const state = { allowed: 3, hasOpen: false, lastSubmittedAt: monday, waitHours: 24 };
	const minute = new Date('2026-11-23T01:01:00Z');

	test('an open attempt is resumed even when it is the last', ({ expect }) => {
		expect(nextAttempt({ ...state, used: 3, hasOpen: true, now: minute })).toEqual({
			ok: true,
			value: 'resume'
		});
	});

	test('the fourth of three waits until the next day', ({ expect }) => {
		expect(nextAttempt({ ...state, used: 2, now: minute })).toMatchObject({ value: 'new' });
		expect(nextAttempt({ ...state, used: 3, now: minute })).toEqual({
			ok: false,
			error: {
				code: 'attempts-used-up',
				allowed: 3,
				opensAt: new Date('2026-11-24T01:00:00Z')
			}
		});
		const tuesday = new Date('2026-11-24T01:00:00Z');
		expect(nextAttempt({ ...state, used: 3, now: tuesday })).toMatchObject({ value: 'new' });
		const again = { ...state, used: 4, lastSubmittedAt: tuesday, now: tuesday };
		expect(nextAttempt(again)).toMatchObject({ error: { code: 'attempts-used-up' } });
	});

	test('a quiz may allow fewer attempts than the rule, never more', ({ expect }) => {
		expect(attemptsAllowed({ final: true, attempts: null }, 3)).toBe(3);
		expect(attemptsAllowed({ final: true, attempts: 2 }, 3)).toBe(2);
		expect(attemptsAllowed({ final: true, attempts: 9 }, 3)).toBe(3);
	});

	test('practice has no limit and no mark unless it names one', ({ expect }) => {
		expect(attemptsAllowed({ final: false, attempts: 1 }, 3)).toBeNull();
		expect(markToPass({ final: false, passMark: null }, 70)).toBeNull();
		expect(markToPass({ final: false, passMark: 50 }, 70)).toBe(50);
		expect(markToPass({ final: true, passMark: null }, 70)).toBe(70);
		const practice = { ...state, used: 99, allowed: null, now: minute };
		expect(nextAttempt(practice)).toMatchObject({ value: 'new' });
	});

	test('the best counts, whatever the order', ({ expect }) => {
		const of = (score: number | null) => ({ score, passed: null });
		expect(bestScore([of(40), of(80), of(60), of(null)])).toBe(80);
		expect(bestScore([of(null)])).toBeNull();
	});
});

function choices(...texts: string[]) {
	return texts.map((text) => {
		const id = text.replace('*', '');
		return { id, text: id, correct: text.endsWith('*') };
	});
}

function rightFor(items: { questionId: string }[], from: readonly Question[] = bank) {
	return Object.fromEntries(
		items.map((item) => [
			item.questionId,
			(from.find((question) => question.id === item.questionId)?.choices ?? [])
				.filter((choice) => choice.correct)
				.map((choice) => choice.id)
		])
	);
}

function banks() {
	return fc
		.array(fc.array(fc.boolean(), { minLength: 2, maxLength: 5 }), { maxLength: 25 })
		.map((all) =>
			all.map((marks, index): Question => ({
				id: `q${index}`,
				kind: 'multiple',
				choices: marks.map((correct, n) => ({ id: `c${n}`, text: `c${n}`, correct }))
			}))
		);
}
