import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isValidOn } from '#api/domain/period.ts';
import { endedBefore, type NamedSupervision } from '#api/domain/supervision.ts';

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
const naming = fc.record({ from: day, to: fc.option(day), clears: fc.boolean() });

describe('a named supervisor', () => {
	test('ends the day before the next one begins', () => {
		const known = [{ id: 'spv_1', validFrom: '2026-01-01', validTo: null }];
		expect(endedBefore(known, '2026-11-27')).toEqual([{ id: 'spv_1', validTo: '2026-11-26' }]);
	});

	test('that has not begun is taken back, and one that is over stays as it was', () => {
		const known = [
			{ id: 'spv_1', validFrom: '2026-01-01', validTo: '2026-03-31' },
			{ id: 'spv_2', validFrom: '2027-01-01', validTo: null }
		];
		expect(endedBefore(known, '2026-11-27')).toEqual([{ id: 'spv_2', validTo: '2026-12-31' }]);
	});

	test('is one at a time, whatever is named and cleared', () => {
		fc.assert(
			fc.property(fc.array(naming, { maxLength: 15 }), day, (steps, asked) => {
				let known: NamedSupervision[] = [];
				for (const [at, { from, to, clears }] of steps.entries()) {
					const ends = new Map(endedBefore(known, from).map((end) => [end.id, end.validTo]));
					known = known.map((each) => ({ ...each, validTo: ends.get(each.id) ?? each.validTo }));
					const validTo = to !== null && to >= from ? to : null;
					if (!clears) known = [...known, { id: `spv_${at}`, validFrom: from, validTo }];
				}
				expect(known.filter((each) => isValidOn(asked, each)).length).toBeLessThanOrEqual(1);
			})
		);
	});
});
