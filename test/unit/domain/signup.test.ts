import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	closedBecause,
	firstDesk,
	isEnded,
	mayAsk,
	mayCancel,
	nextDesk,
	signupMayBecome,
	signupStatuses,
	type SignupEvent
} from '#api/domain/signup.ts';
import { approvalWays, eventStatuses, registrationWays } from '#api/domain/workshop-event.ts';

const moment = fc.date({
	min: new Date('2026-01-01T00:00:00Z'),
	max: new Date('2027-01-01T00:00:00Z'),
	noInvalidDate: true
});
const maybe = fc.option(moment);
const anyEvent: fc.Arbitrary<SignupEvent> = fc.record({
	status: fc.constantFrom(...eventStatuses),
	registration: fc.constantFrom(...registrationWays),
	closesAt: maybe,
	cancelUntil: maybe,
	startsAt: maybe
});
const anyStatus = fc.constantFrom(...signupStatuses);

describe('asking for a seat', () => {
	test('is possible only while the event is open, before it closes and before it begins', () => {
		fc.assert(
			fc.property(anyEvent, fc.option(anyStatus), moment, (event, held, now) => {
				if (!mayAsk({ event, held, now }).ok) return;
				expect(event.status).toBe('open');
				if (event.closesAt) expect(now < event.closesAt).toBe(true);
				if (event.startsAt) expect(now < event.startsAt).toBe(true);
				expect(held === null || held === 'invited' || isEnded(held)).toBe(true);
				expect(event.registration === 'open' || held === 'invited').toBe(true);
			})
		);
	});

	test('later is never easier', () => {
		fc.assert(
			fc.property(anyEvent, moment, moment, (event, a, b) => {
				const [early, late] = a <= b ? [a, b] : [b, a];
				if (closedBecause(event, early)) expect(closedBecause(event, late)).not.toBeNull();
			})
		);
	});

	test('only somebody invited gets in where the organiser invites', () => {
		const event = {
			status: 'open' as const,
			registration: 'invitation' as const,
			closesAt: null,
			cancelUntil: null,
			startsAt: null
		};
		const now = new Date();
		expect(mayAsk({ event, held: 'invited', now }).ok).toBe(true);
		expect(mayAsk({ event, held: null, now })).toEqual({
			ok: false,
			error: { code: 'signup-not-open', reason: 'invitation' }
		});
	});
});

describe('approval', () => {
	test('every way ends at a seat, after the desks that it names, each once', () => {
		const asked = approvalWays.map((way) => {
			const steps = [];
			for (let desk = firstDesk(way); desk; desk = nextDesk(way, desk)) steps.push(desk);
			return [way, steps];
		});
		expect(Object.fromEntries(asked)).toEqual({
			none: [],
			supervisor: ['requested'],
			hr: ['reviewed'],
			'supervisor-hr': ['requested', 'reviewed']
		});
	});

	test('who waits at the supervisor when the event turns to HR’s word alone comes to HR as well', () => {
		expect(nextDesk('hr', 'requested')).toBe('reviewed');
		expect(nextDesk('supervisor', 'requested')).toBeNull();
	});

	test('each desk may hand on to the next one, to a seat, to the queue, or say no', () => {
		for (const way of approvalWays) {
			const desk = firstDesk(way);
			if (!desk) continue;
			const next = nextDesk(way, desk);
			for (const wanted of [...(next ? [next] : []), 'booked', 'waitlisted', 'rejected'] as const)
				expect(signupMayBecome(desk, wanted).ok).toBe(true);
		}
	});
});

describe('giving a place back', () => {
	test('is possible until the deadline, and never after the beginning', () => {
		fc.assert(
			fc.property(anyEvent, anyStatus, moment, (event, status, now) => {
				if (!mayCancel({ status, event, now }).ok) return;
				expect(isEnded(status)).toBe(false);
				if (status === 'booked' && event.cancelUntil) expect(now < event.cancelUntil).toBe(true);
				if (event.startsAt) expect(now < event.startsAt).toBe(true);
			})
		);
	});
});
