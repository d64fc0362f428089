import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offerEnd, queueCriteria, queueOrder, type Waiting } from '#api/domain/signup-queue.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 0, minute));
const waiting = (signupId: string, given: Partial<Waiting> = {}): Waiting => ({
	signupId,
	gap: false,
	belowTarget: false,
	unitSeats: 0,
	passed: 0,
	askedAt: at(0),
	...given
});
const namesOf = (list: readonly Waiting[]) => list.map(({ signupId }) => signupId);

const someone = fc.record({
	signupId: fc.uuid(),
	gap: fc.boolean(),
	belowTarget: fc.boolean(),
	unitSeats: fc.nat(5),
	passed: fc.nat(2),
	askedAt: fc.nat(60).map(at)
});
const crowd = fc.uniqueArray(someone, { selector: ({ signupId }) => signupId, maxLength: 30 });
const criteria = fc.shuffledSubarray([...queueCriteria]);

describe('the waiting list', () => {
	test('puts a gap before missing JP, missing JP before a unit with fewer seats, then who asked first', () => {
		const list = [
			waiting('late', { askedAt: at(9) }),
			waiting('early', { askedAt: at(1) }),
			waiting('crowded', { unitSeats: 3 }),
			waiting('short', { belowTarget: true, unitSeats: 9, askedAt: at(50) }),
			waiting('gap', { gap: true, unitSeats: 9, askedAt: at(55) })
		];
		expect(namesOf(queueOrder(list, queueCriteria))).toEqual([
			'gap',
			'short',
			'early',
			'late',
			'crowded'
		]);
	});

	test('by another rule puts others first', () => {
		const list = [waiting('gap', { gap: true, askedAt: at(9) }), waiting('early')];
		expect(namesOf(queueOrder(list, ['time']))).toEqual(['early', 'gap']);
	});

	test('asks everybody once before anybody is asked again', () => {
		const list = [waiting('again', { gap: true, passed: 1 }), waiting('new', { askedAt: at(59) })];
		expect(namesOf(queueOrder(list, queueCriteria))).toEqual(['new', 'again']);
	});

	test('is the same however the rows come, and loses nobody', () => {
		fc.assert(
			fc.property(crowd, criteria, fc.infiniteStream(fc.nat()), (list, rule, random) => {
				const shuffled = list
					.map((each) => ({ each, key: random.next().value ?? 0 }))
					.sort((a, b) => a.key - b.key)
					.map(({ each }) => each);
				const order = namesOf(queueOrder(list, rule));
				expect(namesOf(queueOrder(shuffled, rule))).toEqual(order);
				expect(new Set(order)).toEqual(new Set(namesOf(list)));
			})
		);
	});
});

test('an offer never lasts beyond the beginning of the event', () => {
	fc.assert(
		fc.property(fc.nat(72), fc.nat(72), (hours, until) => {
			const startsAt = new Date(at(0).getTime() + until * 3_600_000);
			const end = offerEnd({ now: at(0), hours, startsAt });
			expect(end <= startsAt).toBe(true);
			expect(end.getTime() - at(0).getTime()).toBeLessThanOrEqual(hours * 3_600_000);
		})
	);
});
