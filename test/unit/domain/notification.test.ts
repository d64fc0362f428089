import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	isUrgent,
	mailChoices,
	minutesOf,
	notificationKinds,
	retryAfter,
	whenToSend
} from '#api/domain/notification.ts';

const zone = 'Asia/Makassar';
const quiet = { from: 20 * 60, to: 6 * 60 };
const digestAt = 7 * 60;
/** A moment by the clock of Mamuju. */
const wita = (text: string) => new Date(`${text}:00+08:00`);
const ask = (now: Date, given: Partial<Parameters<typeof whenToSend>[0]> = {}) =>
	whenToSend({
		kind: 'enrolled',
		choice: 'each',
		createdAt: now,
		now,
		zone,
		quiet,
		digestAt,
		...given
	});

describe('when a mail leaves', () => {
	test('by day, at once', () => {
		expect(ask(wita('2026-11-23T09:00'))).toBe('now');
	});

	test('in the evening, after the night', () => {
		expect(ask(wita('2026-11-23T20:00'))).toEqual(wita('2026-11-24T06:00'));
		expect(ask(wita('2026-11-24T05:59'))).toEqual(wita('2026-11-24T06:00'));
		expect(ask(wita('2026-11-24T06:00'))).toBe('now');
	});

	test('a changed password is told at night too', () => {
		expect(ask(wita('2026-11-23T23:00'), { kind: 'password-changed', choice: 'off' })).toBe('now');
	});

	test('never, for somebody who wants none', () => {
		expect(ask(wita('2026-11-23T09:00'), { choice: 'off' })).toBe('never');
	});

	test('with the next summary, for somebody who wants one a day', () => {
		const told = wita('2026-11-23T09:00');
		expect(ask(told, { choice: 'digest' })).toEqual(wita('2026-11-24T07:00'));
		expect(ask(wita('2026-11-24T07:00'), { choice: 'digest', createdAt: told })).toBe('now');
		expect(ask(wita('2026-11-24T05:00'), { choice: 'digest' })).toEqual(wita('2026-11-24T07:00'));
	});

	test('an agency without quiet hours sends at any time', () => {
		expect(ask(wita('2026-11-23T23:00'), { quiet: { from: 0, to: 0 } })).toBe('now');
	});

	test('a mail that is put off is let go at the moment named, and never put off for ever', () => {
		const day = {
			min: wita('2026-01-01T00:00'),
			max: wita('2027-01-01T00:00'),
			noInvalidDate: true
		};
		fc.assert(
			fc.property(
				fc.date(day),
				fc.constantFrom(...mailChoices),
				fc.constantFrom(...notificationKinds),
				fc.integer({ min: 0, max: 1439 }),
				fc.integer({ min: 0, max: 1439 }),
				(createdAt, choice, kind, from, to) => {
					const night = { from, to };
					const first = ask(createdAt, { choice, kind, quiet: night });
					if (!(first instanceof Date)) return;
					expect(isUrgent(kind)).toBe(false);
					expect(first.getTime()).toBeGreaterThan(createdAt.getTime());
					expect(first.getTime() - createdAt.getTime()).toBeLessThanOrEqual(2 * 86_400_000);
					expect(ask(first, { choice, kind, createdAt, quiet: night })).toBe('now');
				}
			)
		);
	});
});

test('a time of day is written with a dot or a colon', () => {
	expect(minutesOf('07.30')).toBe(450);
	expect(minutesOf('23:59')).toBe(1439);
	expect(minutesOf('24.00')).toBeNull();
	expect(minutesOf('pagi')).toBeNull();
});

test('the pauses grow, and end', () => {
	const often = { firstMinutes: 1, most: 4 };
	expect([1, 2, 3, 4].map((tries) => retryAfter(tries, often))).toEqual([1, 4, 16, null]);
});
