import fc from 'fast-check';
import { describe, test } from 'vitest';
import { attendedOf } from '#api/domain/workshop-completion.ts';
import { mayChoose, parallelsOf, partsOf, plannedJpOf } from '#api/domain/workshop-shift.ts';

const weight = fc.constantFrom(null, 0, 50, 100);
const session = fc.record({ jp: fc.integer({ min: 0, max: 24 }), weight, over: fc.boolean() });
/** A plan of sessions, and into how many shifts each of them is split. */
const plan = fc.array(fc.tuple(session, fc.integer({ min: 1, max: 4 })), { maxLength: 8 });

type Session = {
	id: string;
	shiftGroup: string | null;
	jp: number;
	weight: number | null;
	over: boolean;
};
const alone = (sessions: readonly [Omit<Session, 'id' | 'shiftGroup'>, number][]): Session[] =>
	sessions.map(([each], at) => ({ ...each, id: `${at}`, shiftGroup: null }));
/** The same plan with each session given several times; the person attended the first shift of each. */
const split = (sessions: readonly [Omit<Session, 'id' | 'shiftGroup'>, number][]): Session[] =>
	sessions.flatMap(([each, shifts], at) =>
		Array.from({ length: shifts }, (_, shift) => ({
			...each,
			id: `${at}.${shift}`,
			shiftGroup: shifts > 1 ? `group ${at}` : null,
			weight: shift === 0 ? each.weight : null
		}))
	);

describe('splitting sessions into shifts', () => {
	test('never changes the planned JP, nor how many sessions there are', () => {
		fc.assert(
			fc.property(
				plan,
				(sessions) =>
					plannedJpOf(split(sessions)) === plannedJpOf(alone(sessions)) &&
					parallelsOf(split(sessions)).length === sessions.length
			)
		);
	});

	test('never changes what somebody attended, in whatever order the shifts stand', ({ expect }) => {
		fc.assert(
			fc.property(plan, fc.integer({ min: 1, max: 100 }), (sessions, minimum) => {
				const chosen = new Set(sessions.map((_, at) => `${at}.0`));
				const whole = attendedOf(partsOf(alone(sessions), chosen), minimum);
				expect(attendedOf(partsOf(split(sessions), chosen), minimum)).toEqual(whole);
				const back = attendedOf(partsOf(split(sessions).toReversed(), chosen), minimum);
				expect([back.attendedJp, back.plannedJp]).toEqual([whole.attendedJp, whole.plannedJp]);
			})
		);
	});

	test('counts the shift that somebody came to, even if they had chosen another', ({ expect }) => {
		const of = (id: string, weight: number | null, over: boolean) => ({
			...{ id, weight, over },
			shiftGroup: 'g',
			jp: 4
		});
		const came = [of('a', 0, true), of('b', 100, true)];
		expect(partsOf(came, new Set(['a']))).toEqual([{ jp: 4, weight: 100, over: true }]);
		// Absent from the one that was not theirs, with their own still to come: nothing is missed.
		const ahead = [of('a', 0, true), of('b', null, false)];
		expect(partsOf(ahead, new Set(['b']))).toEqual([{ jp: 4, weight: null, over: false }]);
	});

	test('is chosen before it begins, while there is a seat', ({ expect }) => {
		const startsAt = new Date('2026-12-01T01:00:00Z');
		const now = new Date('2026-12-01T00:59:00Z');
		expect(mayChoose({ startsAt, seats: 2, taken: 1, now }).ok).toBe(true);
		expect(mayChoose({ startsAt, seats: 2, taken: 2, now }).ok).toBe(false);
		expect(mayChoose({ startsAt, seats: null, taken: 200, now }).ok).toBe(true);
		expect(mayChoose({ startsAt, seats: null, taken: 0, now: startsAt }).ok).toBe(false);
	});
});
