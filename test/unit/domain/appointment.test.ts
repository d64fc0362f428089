import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	overlap,
	planEnding,
	planOpening,
	type HeldAppointment,
	type Opening
} from '#api/domain/appointment.ts';
import { assignmentKinds } from '#api/domain/employment.ts';
import { addDays } from '#api/domain/period.ts';

const today = '2026-11-26';
const nurse: HeldAppointment = {
	id: 'apt_nurse',
	kind: 'D',
	positionId: 'nurse',
	unitId: 'clinic',
	validFrom: '2024-01-01',
	validTo: null
};
const move = (given: Partial<Opening> = {}): Opening => ({
	kind: 'D',
	positionId: 'head',
	unitId: 'clinic',
	validFrom: '2026-12-01',
	validTo: null,
	...given
});
const errorOf = (result: ReturnType<typeof planOpening>) =>
	result.ok ? null : [result.error.field, result.error.code];

describe('a move', () => {
	test('ends the definitive appointment the day before', () => {
		expect(planOpening([nurse], move())).toEqual({
			ok: true,
			value: { id: 'apt_nurse', validTo: '2026-11-30' }
		});
	});

	test('leaves acting and additional ones as they are', () => {
		const acting = { ...nurse, id: 'apt_plt', kind: 'PLT' as const, positionId: 'other' };
		expect(planOpening([acting, nurse], move())).toMatchObject({ value: { id: 'apt_nurse' } });
	});

	test('may not begin on or before the day on which a definitive one began', () => {
		for (const validFrom of ['2024-01-01', '2020-01-01'])
			expect(errorOf(planOpening([nurse], move({ validFrom })))).toEqual([
				'validFrom',
				'definitive-from'
			]);
	});

	test('may fill a gap of the past', () => {
		const past = move({ validFrom: '2020-01-01', validTo: '2023-12-31' });
		expect(planOpening([nurse], past)).toEqual({ ok: true, value: null });
	});

	test('to the same position in the same unit is none', () => {
		expect(errorOf(planOpening([nurse], move({ positionId: 'nurse' })))).toEqual([
			'positionId',
			'already-held'
		]);
	});

	test('does not end before it begins', () => {
		expect(errorOf(planOpening([nurse], move({ validTo: '2026-11-30' })))).toEqual([
			'validTo',
			'ends-before-start'
		]);
	});
});

describe('acting', () => {
	const acting = move({ kind: 'PLT', validTo: '2027-02-28' });

	test('stands beside the definitive position', () => {
		expect(planOpening([nurse], acting)).toEqual({ ok: true, value: null });
	});

	test('has a last day', () => {
		expect(errorOf(planOpening([nurse], { ...acting, validTo: null }))).toEqual([
			'validTo',
			'required'
		]);
	});

	test('needs a position of one’s own', () => {
		expect(errorOf(planOpening([], acting))).toEqual(['kind', 'needs-definitive']);
	});

	test('is not given twice for the same days, but may be extended', () => {
		const held = [nurse, { ...acting, id: 'apt_plt' }];
		expect(errorOf(planOpening(held, acting))).toEqual(['positionId', 'already-held']);
		expect(planEnding(held, { id: 'apt_plt', on: '2027-05-31', today })).toMatchObject({
			ok: true
		});
	});
});

describe('the end of an appointment', () => {
	test('is a day from its first on', () => {
		expect(planEnding([nurse], { id: 'apt_nurse', on: '2026-11-30', today })).toEqual({
			ok: true,
			value: { id: 'apt_nurse', validTo: '2026-11-30' }
		});
		expect(planEnding([nurse], { id: 'apt_nurse', on: '2023-12-31', today })).toMatchObject({
			error: { field: 'validTo', code: 'ends-before-start' }
		});
	});

	test('is not moved once it has passed', () => {
		const past = { ...nurse, validTo: '2026-11-25' };
		expect(planEnding([past], { id: 'apt_nurse', on: today, today })).toMatchObject({
			error: { code: 'appointment-over' }
		});
	});
});

/** Days of some three years, so that spans meet often. */
const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2025-01-01', days));
const step = fc.record({
	ends: fc.boolean(),
	which: fc.nat(8),
	kind: fc.constantFrom(...assignmentKinds),
	positionId: fc.constantFrom('a', 'b', 'c'),
	unitId: fc.constantFrom('x', 'y'),
	validFrom: day,
	validTo: fc.option(day)
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function after(held: HeldAppointment[], given: Step, at: number): HeldAppointment[] {
	const { ends, which, ...opening } = given;
	const chosen = held[which % Math.max(held.length, 1)];
	const plan =
		ends && chosen
			? planEnding(held, { id: chosen.id, on: given.validFrom, today: '2025-06-01' })
			: planOpening(held, opening);
	if (!plan.ok) return held;
	const ended = held.map((each) =>
		each.id === plan.value?.id ? { ...each, validTo: plan.value.validTo } : each
	);
	return ends && chosen ? ended : [...ended, { ...opening, id: `apt_${at}` }];
}

describe('whatever is asked, in whatever order', () => {
	const run = (steps: Step[]) => steps.reduce<HeldAppointment[]>(after, []);
	const steps = fc.array(step, { maxLength: 25 });

	test('nobody holds two definitive positions on one day', () => {
		fc.assert(
			fc.property(steps, (all) => {
				const definitive = run(all).filter(({ kind }) => kind === 'D');
				for (const [at, one] of definitive.entries())
					for (const other of definitive.slice(at + 1)) expect(overlap(one, other)).toBe(false);
			})
		);
	});

	test('no appointment ends before it begins, and none disappears or changes its beginning', () => {
		fc.assert(
			fc.property(steps, (all) => {
				let held: HeldAppointment[] = [];
				for (const [at, each] of all.entries()) {
					const next = after(held, each, at);
					expect(next.slice(0, held.length).map(({ id, validFrom }) => [id, validFrom])).toEqual(
						held.map(({ id, validFrom }) => [id, validFrom])
					);
					held = next;
				}
				for (const { validFrom, validTo } of held)
					if (validTo !== null) expect(validTo >= validFrom).toBe(true);
			})
		);
	});
});
