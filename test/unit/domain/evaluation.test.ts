import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	faultsOf,
	mayEvaluate,
	stepOf,
	tallyOf,
	type EvaluationQuestion
} from '#api/domain/evaluation.ts';

const scale: EvaluationQuestion = {
	...{ id: 'a', kind: 'scale', prompt: 'Materi sesuai.', choices: [], required: true }
};
const text: EvaluationQuestion = { ...scale, id: 'b', kind: 'text', required: false };

test('whoever was there answers after the end, or once they attended enough, and only once', () => {
	const given = { status: 'open', isOver: true, attendedJp: 4, isEnough: false, answered: false };
	expect(mayEvaluate(given).ok).toBe(true);
	expect(mayEvaluate({ ...given, isOver: false }).ok).toBe(false);
	expect(mayEvaluate({ ...given, isOver: false, isEnough: true }).ok).toBe(true);
	expect(mayEvaluate({ ...given, attendedJp: 0 }).ok).toBe(false);
	expect(mayEvaluate({ ...given, status: 'cancelled' }).ok).toBe(false);
	expect(mayEvaluate({ ...given, answered: true }).ok).toBe(false);
});

test('a required question wants a step that it knows; a text may stay empty', () => {
	expect(faultsOf([scale, text], [])).toEqual([{ questionId: 'a', code: 'answer_missing' }]);
	expect(faultsOf([scale, text], [{ questionId: 'a', value: '3' }])).toEqual([]);
	expect(faultsOf([scale], [{ questionId: 'a', value: '3.5' }])).toEqual([
		{ questionId: 'a', code: 'invalid_value' }
	]);
});

test('a question is answered once', () => {
	const said = ['1', '5'].map((value) => ({ questionId: 'a', value }));
	expect(faultsOf([scale], said)).toEqual([{ questionId: 'a', code: 'invalid_value' }]);
	expect(faultsOf([scale], [{ questionId: 'a', value: 'x' }, ...said])).not.toEqual([]);
});

test('what is shown does not depend on the order in which people answered', () => {
	const steps = fc.array(fc.integer({ min: 1, max: 5 }).map(String), { minLength: 1 });
	fc.assert(
		fc.property(steps, fc.array(fc.string()), (values, words) => {
			expect(tallyOf(scale, values)).toEqual(tallyOf(scale, values.toReversed()));
			expect(tallyOf(text, words)).toEqual(tallyOf(text, words.toReversed()));
			const { counts, mean } = tallyOf(scale, values);
			expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
			expect(mean).toBeGreaterThanOrEqual(1);
			expect(mean).toBeLessThanOrEqual(5);
		})
	);
});

test('the results grow by nobody, or by so many that none of them can be told', () => {
	const minimums = fc.array(fc.integer({ min: 5, max: 50 }), { minLength: 1, maxLength: 80 });
	fc.assert(
		fc.property(minimums, (inForce) => {
			let shown = 0;
			for (const [at, minimum] of inForce.entries()) {
				const grown = stepOf({ waiting: at - shown, minimum });
				expect(grown === 0 || grown >= minimum).toBe(true);
				shown += grown;
				// Nobody waits while there are enough.
				expect(at + 1 - shown).toBeLessThan(minimum);
			}
		})
	);
});
