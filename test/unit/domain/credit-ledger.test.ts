import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimStates } from '#api/domain/credit-claim.ts';
import {
	balanceOf,
	ledgerPeriod,
	liveEntries,
	type BalanceInput,
	type JpTarget,
	type LedgerEntry
} from '#api/domain/credit-ledger.ts';

const pns: JpTarget = { jp: 20, bound: 'at-least', period: 'calendar-year' };
const pppk: JpTarget = { jp: 24, bound: 'at-most', period: 'contract-year' };
const year = { from: '2026-01-01', to: '2026-12-31' };

const entry = (given: Partial<LedgerEntry>): LedgerEntry => ({
	id: 'crd_1',
	jp: 4,
	completedOn: '2026-03-01',
	voidsId: null,
	state: 'verified',
	competencyIds: [],
	...given
});
const balance = (entries: LedgerEntry[], given: Partial<BalanceInput> = {}) =>
	balanceOf({
		entries,
		period: year,
		target: pns,
		required: new Set(['records']),
		bands: [50, 100],
		...given
	});

describe('the year that counts', () => {
	test('is the calendar year for a PNS', () => {
		const sari = { kind: 'PNS' as const, contractStart: null };
		expect(ledgerPeriod(sari, pns, '2026-11-23')).toEqual(year);
	});

	test('runs from the contract for a PPPK', () => {
		const budi = { kind: 'PPPK' as const, contractStart: '2025-07-01' };
		expect(ledgerPeriod(budi, pppk, '2026-06-30')).toEqual({
			from: '2025-07-01',
			to: '2026-06-30'
		});
		expect(ledgerPeriod(budi, pppk, '2026-07-01')).toEqual({
			from: '2026-07-01',
			to: '2027-06-30'
		});
	});

	test('is the calendar year for a PPPK whose contract is not recorded', () => {
		const budi = { kind: 'PPPK' as const, contractStart: null };
		expect(ledgerPeriod(budi, pppk, '2026-11-23')).toEqual(year);
	});
});

describe('the balance', () => {
	test('counts verified entries and shows the others apart', () => {
		const entries = [
			entry({ id: 'a', jp: 10 }),
			entry({ id: 'b', jp: 6, state: 'submitted' }),
			entry({ id: 'c', jp: 3, state: 'returned' }),
			entry({ id: 'd', jp: 9, state: 'rejected' })
		];
		expect(balance(entries)).toMatchObject({
			verified: 10,
			submitted: 6,
			returned: 3,
			remaining: 10,
			percent: 50,
			band: 'middle'
		});
	});

	test.each([
		['2025-12-31', 0],
		['2026-01-01', 4],
		['2026-12-31', 4],
		['2027-01-01', 0]
	])('an activity that ended on %s gives %i JP to 2026', (completedOn, jp) => {
		expect(balance([entry({ completedOn })]).verified).toBe(jp);
	});

	test('leaves out an entry that was voided, and the row that voids it', () => {
		const entries = [
			entry({ id: 'wrong', jp: 40 }),
			entry({ id: 'void', jp: 0, voidsId: 'wrong' }),
			entry({ id: 'right', jp: 4 })
		];
		expect(balance(entries).verified).toBe(4);
	});

	test('says how many JP served a required competency', () => {
		const entries = [
			entry({ id: 'a', jp: 6, competencyIds: ['records', 'ethics'] }),
			entry({ id: 'b', jp: 4, competencyIds: ['ethics'] })
		];
		expect(balance(entries)).toMatchObject({ served: 6, other: 4 });
	});

	test.each([
		[9, 'low'],
		[10, 'middle'],
		[19, 'middle'],
		[20, 'reached'],
		[35, 'reached']
	])('%i of 20 JP is %s', (jp, band) => expect(balance([entry({ jp })]).band).toBe(band));

	test('more than 24 JP only warns a PPPK', () => {
		expect(balance([entry({ jp: 30 })], { target: pppk })).toMatchObject({
			verified: 30,
			over: 6,
			remaining: 0,
			band: null
		});
	});

	test('without a target there is nothing to reach', () => {
		const none: JpTarget = { ...pns, jp: null };
		expect(balance([entry({})], { target: none })).toMatchObject({
			verified: 4,
			percent: null,
			band: null,
			remaining: 0
		});
	});

	test('equals the sum of its live entries, whatever was voided', () => {
		const anyEntry = fc.record({
			jp: fc.integer({ min: 0, max: 60 }),
			state: fc.constantFrom(...claimStates),
			voids: fc.option(fc.nat())
		});
		fc.assert(
			fc.property(fc.array(anyEntry, { maxLength: 30 }), (rows) => {
				const entries = rows.map(({ jp, state, voids }, index) =>
					entry({
						id: `crd_${index}`,
						jp,
						state,
						voidsId: voids !== null && index > 0 ? `crd_${voids % index}` : null
					})
				);
				const live = liveEntries(entries);
				const total = live
					.filter(({ state }) => state === 'verified')
					.reduce((sum, { jp }) => sum + jp, 0);
				const { verified, served, other } = balance(entries);
				expect(verified).toBe(total);
				expect(served + other).toBe(total);
			})
		);
	});
});
