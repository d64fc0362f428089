import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
	countStates,
	isPassed,
	markOf,
	maximumOf,
	mayHandIn,
	rubricPoints,
	stateOf,
	type Rubric,
	type Standing
} from '#api/domain/assignment.ts';

const due = new Date('2026-11-27T09:00:00Z');
const before = new Date('2026-11-27T08:59:59Z');
const after = new Date('2026-11-27T09:00:01Z');
const rules = { dueAt: due, resubmit: 'until-due' as const, closed: false };
const nothing: Standing = { handIn: null, grade: null };
const handedIn: Standing = { handIn: { id: 'a', late: false }, grade: null };
const graded: Standing = {
	...handedIn,
	grade: { handInId: 'a', returned: false, passed: true }
};
const returned: Standing = {
	...handedIn,
	grade: { handInId: 'a', returned: true, passed: false }
};

describe('what stands', () => {
	test('a grade speaks of the hand-in it was given to', ({ expect }) => {
		expect(stateOf(nothing)).toBe('missing');
		expect(stateOf(handedIn)).toBe('handed-in');
		expect(stateOf(graded)).toBe('graded');
		expect(stateOf(returned)).toBe('returned');
		expect(stateOf({ ...returned, handIn: { id: 'b', late: true } })).toBe('late');
	});

	test('work that was seen in the hall is graded without a hand-in', ({ expect }) => {
		const seen = { handIn: null, grade: { handInId: null, returned: false, passed: true } };
		expect([stateOf(seen), isPassed(seen)]).toEqual(['graded', true]);
	});

	test('an earlier pass does not stand once something newer waits', ({ expect }) => {
		expect(isPassed(graded)).toBe(true);
		expect(isPassed({ ...graded, handIn: { id: 'b', late: false } })).toBe(false);
		expect(isPassed(returned)).toBe(false);
	});
});

describe('handing in', () => {
	test('is late after it was due, and never refused for it', ({ expect }) => {
		expect(mayHandIn(rules, { standing: nothing, now: before })).toEqual({
			ok: true,
			value: { late: false }
		});
		expect(mayHandIn(rules, { standing: nothing, now: after })).toEqual({
			ok: true,
			value: { late: true }
		});
	});

	test('again is free until it is due, or when the trainer asked for it', ({ expect }) => {
		expect(mayHandIn(rules, { standing: handedIn, now: before }).ok).toBe(true);
		expect(mayHandIn(rules, { standing: handedIn, now: after })).toMatchObject({
			error: { code: 'hand-in-stands' }
		});
		const onRequest = { ...rules, resubmit: 'on-request' as const };
		expect(mayHandIn(onRequest, { standing: handedIn, now: before }).ok).toBe(false);
		expect(mayHandIn(onRequest, { standing: returned, now: after })).toEqual({
			ok: true,
			value: { late: false }
		});
	});

	test('ends with a grade, and with the event', ({ expect }) => {
		expect(mayHandIn(rules, { standing: graded, now: before })).toMatchObject({
			error: { code: 'hand-in-graded' }
		});
		expect(mayHandIn({ ...rules, closed: true }, { standing: nothing, now: before })).toMatchObject(
			{
				error: { code: 'assignment-closed' }
			}
		);
	});
});

const rubrics = fc
	.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 }), {
		minLength: 1,
		maxLength: 10
	})
	.map((rows): Rubric =>
		rows.map((levels, at) => ({
			id: `c${at + 1}`,
			title: `Kriteria ${at + 1}`,
			levels: levels.map((points, place) => ({ id: `l${place + 1}`, name: `${points}`, points }))
		}))
	);

describe('points', () => {
	test('of a rubric lie between nothing and its maximum, whatever levels are chosen', ({
		expect
	}) => {
		fc.assert(
			fc.property(rubrics, fc.infiniteStream(fc.nat()), (rubric, picks) => {
				const chosen = Object.fromEntries(
					rubric.map(({ id, levels }) => {
						const at = Number(picks.next().value) % levels.length;
						return [id, levels[at]?.id ?? ''];
					})
				);
				const points = rubricPoints(rubric, chosen);
				const most = maximumOf({ rubric, points: 1 });
				expect(points.ok).toBe(true);
				if (points.ok) {
					expect(points.value).toBeGreaterThanOrEqual(0);
					expect(points.value).toBeLessThanOrEqual(most);
				}
			})
		);
	});

	test('are refused while a criterion has no level', ({ expect }) => {
		fc.assert(
			fc.property(rubrics, fc.nat(), (rubric, seed) => {
				const left = rubric[seed % rubric.length]?.id ?? '';
				const chosen = Object.fromEntries(
					rubric.filter(({ id }) => id !== left).map(({ id }) => [id, 'l1'])
				);
				expect(rubricPoints(rubric, chosen)).toEqual({
					ok: false,
					error: { code: 'level_missing', criterionId: left }
				});
			})
		);
	});

	test('become a mark of a hundred that never flatters, and never falls when points rise', ({
		expect
	}) => {
		fc.assert(
			fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (a, b, most) => {
				const [less, more] = a < b ? [a, b] : [b, a];
				expect(markOf(less, most)).toBeLessThanOrEqual(markOf(more, most));
				expect(markOf(a, most)).toBeLessThanOrEqual((Math.min(a, most) * 100) / most);
				expect(markOf(most, most)).toBe(100);
			})
		);
		expect(markOf(7, 0)).toBe(0);
	});

	test('every participant is counted in one state', ({ expect }) => {
		const counts = countStates(['missing', 'late', 'late', 'graded']);
		expect(counts).toEqual({ missing: 1, 'handed-in': 0, late: 2, graded: 1, returned: 0 });
	});
});
