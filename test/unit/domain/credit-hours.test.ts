import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursOf, jpOfMinutes, type Activity, type FormRule } from '#api/domain/credit-hours.ts';

const form = (given: Partial<FormRule>): FormRule => ({
	code: 'KL03',
	mode: 'actual',
	value: null,
	cap: null,
	capPeriod: null,
	...given
});
const activity = (given: Partial<Activity> = {}): Activity => ({ stated: null, ...given });

describe('minutes as JP', () => {
	test.each([
		[0, 0],
		[44, 0],
		[45, 1],
		[89, 1],
		[90, 2],
		[-10, 0]
	])('%i minutes are %i JP', (minutes, jp) => expect(jpOfMinutes(minutes, 45)).toBe(jp));
});

describe('hours by the rule of a form', () => {
	test.each<[string, Partial<FormRule>, Partial<Activity>, number]>([
		['what the certificate states', {}, { stated: 20 }, 20],
		['parts of a JP are dropped', {}, { stated: 4.9 }, 4],
		['minutes when nothing is stated', {}, { minutes: 180 }, 4],
		['e-learning without both counts 3', { value: 3 }, {}, 3],
		[
			'technical training without both counts 4 a day',
			{ value: 4, cap: 8, capPeriod: 'day' },
			{ days: 3 },
			12
		],
		[
			'a stated total is cut at 8 a day when the days are known',
			{ value: 4, cap: 8, capPeriod: 'day' },
			{ stated: 40, days: 3 },
			24
		],
		[
			'and left alone when they are not',
			{ value: 4, cap: 8, capPeriod: 'day' },
			{ stated: 40 },
			40
		],
		['a seminar counts 4', { mode: 'per_activity', value: 4 }, { stated: 8 }, 4],
		['coaching counts 2 a session', { mode: 'per_session', value: 2 }, { sessions: 2 }, 4],
		[
			'coaching is cut at the month’s cap',
			{ mode: 'per_session', value: 2, cap: 4, capPeriod: 'month' },
			{ sessions: 2, alreadyCounted: 2 },
			2
		],
		[
			'a secondment counts 20 a year once',
			{ mode: 'per_activity', value: 20, cap: 20, capPeriod: 'year' },
			{ alreadyCounted: 20 },
			0
		],
		['self study counts 2 a day', { mode: 'per_day', value: 2 }, { days: 3 }, 6],
		['other forms count what HR states', { mode: 'manual' }, { stated: 7 }, 7]
	])('%s', (_, rule, done, jp) => {
		expect(hoursOf(form(rule), activity(done), 45)).toMatchObject({ ok: true, value: { jp } });
	});

	test('keeps what the cap cut, so that the line can say so', () => {
		const rule = form({ mode: 'per_activity', value: 20, cap: 20, capPeriod: 'year' });
		expect(hoursOf(rule, activity({ alreadyCounted: 15 }), 45)).toEqual({
			ok: true,
			value: {
				jp: 5,
				basis: 'activity',
				units: 1,
				rate: 20,
				cappedBy: { cap: 20, period: 'year', before: 20 }
			}
		});
	});

	test('refuses what it cannot know', () => {
		expect(hoursOf(form({}), activity(), 45)).toMatchObject({ error: { code: 'hours-unknown' } });
		expect(hoursOf(form({ mode: 'manual' }), activity({ minutes: 90 }), 45)).toMatchObject({
			error: { code: 'hours-by-hand' }
		});
	});

	test('is a whole number, never negative and never above the cap', () => {
		const amount = fc.option(fc.integer({ min: 0, max: 500 }));
		fc.assert(
			fc.property(
				fc.constantFrom('actual', 'per_activity', 'per_session', 'per_day', 'manual'),
				fc.integer({ min: 1, max: 20 }),
				fc.record({ stated: amount, minutes: amount, sessions: amount, days: amount }),
				(mode, cap, done) => {
					const rule = form({ mode, value: 4, cap, capPeriod: 'activity' });
					const hours = hoursOf(rule, done, 45);
					if (!hours.ok) return;
					expect(Number.isInteger(hours.value.jp)).toBe(true);
					expect(hours.value.jp).toBeGreaterThanOrEqual(0);
					expect(hours.value.jp).toBeLessThanOrEqual(cap);
				}
			)
		);
	});
});
