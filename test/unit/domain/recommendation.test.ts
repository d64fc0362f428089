import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	fewestFor,
	reasonFor,
	recommend,
	recommendedFor,
	type Offer,
	type OpenGap
} from '#api/domain/recommendation.ts';

const rules = { courseCeiling: 2, weights: { essential: 3, important: 2, useful: 1 } };
const gap = (required: number, held: number, given: Partial<OpenGap> = {}): OpenGap => ({
	competencyId: 'records',
	required,
	importance: 'important',
	held: { level: held },
	gap: Math.max(0, required - held),
	...given
});
const offer = (level: number, given: Partial<Offer> = {}): Offer => ({
	courseId: `crs_${level}`,
	competencyId: 'records',
	level,
	minutes: 180,
	ready: true,
	...given
});

describe('a course for a gap', () => {
	test.each([
		['closes it', gap(2, 0), offer(2), { effect: 'closes', reaches: 2, needsAssessment: false }],
		['closes it although it teaches more', gap(2, 1), offer(4), { effect: 'closes', reaches: 2 }],
		['is a step on the way', gap(2, 0), offer(1), { effect: 'raises', reaches: 1 }],
		[
			'is a step below an assessment',
			gap(3, 0),
			offer(2),
			{ effect: 'raises', needsAssessment: true }
		],
		[
			'prepares for an assessment',
			gap(4, 2),
			offer(4),
			{ effect: 'prepares', reaches: 2, needsAssessment: true }
		]
	] as const)('%s', (_, open, course, reason) => {
		expect(reasonFor(open, course, rules)).toMatchObject(reason);
	});

	test('is not offered when it teaches what is already held, or something else', () => {
		expect(reasonFor(gap(4, 2), offer(2), rules)).toBeNull();
		expect(reasonFor(gap(2, 2), offer(4), rules)).toBeNull();
		expect(reasonFor(gap(2, 0), offer(2, { competencyId: 'ethics' }), rules)).toBeNull();
	});
});

describe('the order of recommendations', () => {
	test('is: what can start now, what weighs more, what is shorter', () => {
		const gaps = [
			gap(2, 1),
			gap(2, 1, { competencyId: 'ethics', importance: 'essential' }),
			gap(4, 2, { competencyId: 'budget' })
		];
		const offers = [
			offer(4, { courseId: 'prepares', competencyId: 'budget' }),
			offer(2, { courseId: 'long', minutes: 400 }),
			offer(2, { courseId: 'short', minutes: 60 }),
			offer(2, { courseId: 'essential', competencyId: 'ethics' }),
			offer(2, { courseId: 'empty', competencyId: 'ethics', ready: false })
		];
		expect(recommend(gaps, offers, rules).map((item) => item.courseId)).toEqual([
			'essential',
			'short',
			'long',
			'prepares',
			'empty'
		]);
	});

	test('puts a course for two gaps before a course for one, with both reasons', () => {
		const gaps = [gap(2, 1), gap(2, 1, { competencyId: 'ethics' })];
		const offers = [
			offer(2, { courseId: 'one' }),
			offer(2, { courseId: 'two' }),
			offer(2, { courseId: 'two', competencyId: 'ethics' })
		];
		const [first] = recommend(gaps, offers, rules);
		expect(first).toMatchObject({ courseId: 'two', reasons: [{}, {}] });
	});

	test('for one competency leaves out the other reasons', () => {
		const gaps = [gap(2, 1), gap(2, 1, { competencyId: 'ethics' })];
		const offers = [
			offer(2, { courseId: 'two' }),
			offer(2, { courseId: 'two', competencyId: 'ethics' })
		];
		const found = recommendedFor('ethics', recommend(gaps, offers, rules));
		expect(found).toMatchObject([{ courseId: 'two', reasons: [{ competencyId: 'ethics' }] }]);
	});

	test('never promises to close what only an assessment can', () => {
		const level = fc.integer({ min: 0, max: 5 });
		fc.assert(
			fc.property(level, level, level, (required, held, offered) => {
				const reason = reasonFor(gap(required, held), offer(offered), rules);
				if (!reason) return;
				expect(reason.reaches).toBeLessThanOrEqual(Math.max(held, rules.courseCeiling));
				expect(reason.effect === 'closes').toBe(reason.reaches >= required);
				if (reason.effect === 'closes') expect(reason.needsAssessment).toBe(false);
			})
		);
	});
});

describe('the fewest courses for the JP still missing', () => {
	test.each([
		[6, [4, 6, 2], { courses: 1, jp: 6 }],
		[9, [4, 6, 2], { courses: 2, jp: 10 }],
		[20, [4, 6, 2], null],
		[0, [4], null]
	])('%i JP out of %j', (missing, hours, found) => {
		expect(fewestFor(missing, hours, 3)).toEqual(found);
	});
});
