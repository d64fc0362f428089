import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asksPlace, metresBetween, placeDoubt } from '#api/domain/venue.ts';

/** A hall in Mamuju, and what lies a hundred metres north of it. */
const hall = { latitude: -2.6748, longitude: 118.8885, radius: 100 };
const north = (metres: number, accuracy = 10) => ({
	latitude: hall.latitude + metres / 111_195,
	longitude: hall.longitude,
	accuracy
});

describe('the place of a scan', () => {
	test.each([
		['in the hall', north(20), null],
		['at its edge, within what the phone may be off by', north(108), null],
		['two streets away', north(400), 'place-elsewhere'],
		['near, by a phone that hardly knows', north(50, 900), 'place-unknown'],
		['not told', null, 'place-unknown']
	])('%s', (_, place, doubt) => {
		expect(placeDoubt(hall, place)).toBe(doubt);
	});

	test('is not asked where the room does not say where it is, or there is none', () => {
		expect(asksPlace({ ...hall, radius: null })).toBe(false);
		expect(asksPlace(null)).toBe(false);
		expect(placeDoubt(null, null)).toBeNull();
		expect(placeDoubt({ ...hall, latitude: null }, null)).toBeNull();
	});

	test('farther away never is less in doubt', () => {
		const order = [null, 'place-unknown', 'place-elsewhere'];
		fc.assert(
			fc.property(fc.nat(5_000), fc.nat(5_000), fc.nat(300), (a, b, accuracy) => {
				const [near, far] = [Math.min(a, b), Math.max(a, b)].map((metres) =>
					order.indexOf(placeDoubt(hall, north(metres, accuracy)))
				);
				expect(near).toBeLessThanOrEqual(far ?? -1);
			})
		);
	});

	test('is as far one way as the other', () => {
		const spot = fc.record({
			latitude: fc.double({ min: -90, max: 90, noNaN: true }),
			longitude: fc.double({ min: -180, max: 180, noNaN: true })
		});
		fc.assert(
			fc.property(spot, spot, (one, other) => {
				expect(metresBetween(one, other)).toBeCloseTo(metresBetween(other, one), 3);
			})
		);
	});
});
