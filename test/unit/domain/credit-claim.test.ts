import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceDecisions } from '#api/domain/competency.ts';
import {
	claimMoves,
	claimState,
	claimStates,
	looksDouble,
	moveClaim,
	type ClaimMove,
	type ClaimState
} from '#api/domain/credit-claim.ts';

const sari = 'psn_sari';
const verifier = 'psn_verifier';
const move = (state: ClaimState, name: ClaimMove, byPersonId: string | null, reason = 'Buram') =>
	moveClaim({ claim: { state, personId: sari }, move: name, byPersonId, reason });

describe('a claim', () => {
	test.each<[ClaimMove, string]>([
		['verify', 'verified'],
		['return', 'returned'],
		['reject', 'rejected']
	])('that waits: the verifier may %s it', (name, decision) => {
		expect(move('submitted', name, verifier)).toEqual({ ok: true, value: decision });
	});

	test('that was returned is submitted again by its owner', () => {
		expect(move('returned', 'resubmit', sari)).toEqual({ ok: true, value: 'resubmitted' });
	});

	test('nobody decides on their own', () => {
		for (const name of ['verify', 'return', 'reject'] as const) {
			expect(move('submitted', name, sari)).toMatchObject({ error: { code: 'own-claim' } });
		}
	});

	test('nobody resubmits for another', () => {
		expect(move('returned', 'resubmit', verifier)).toMatchObject({
			error: { code: 'not-claim-owner' }
		});
		expect(move('returned', 'resubmit', null)).toMatchObject({ ok: false });
	});

	test.each<ClaimState>(['verified', 'returned', 'rejected', 'voided'])(
		'that is %s waits for nobody',
		(state) => {
			expect(move(state, 'verify', verifier)).toMatchObject({
				error: { code: 'claim-not-waiting', state }
			});
		}
	);

	test('needs a reason to be returned or rejected', () => {
		expect(move('submitted', 'return', verifier, '  ')).toMatchObject({
			error: { code: 'reason-missing' }
		});
		expect(move('submitted', 'verify', verifier, '')).toMatchObject({ ok: true });
	});

	test('stands where its last decision put it', () => {
		expect(claimState([])).toBe('submitted');
		expect(claimState(['returned', 'resubmitted'])).toBe('submitted');
		expect(claimState(['returned', 'resubmitted', 'verified'])).toBe('verified');
		expect(claimState(['verified'], true)).toBe('voided');
	});

	test('once verified or rejected stays so, whatever is tried', () => {
		fc.assert(
			fc.property(
				fc.constantFrom<ClaimState>('verified', 'rejected', 'voided'),
				fc.constantFrom(...claimMoves),
				fc.constantFrom(sari, verifier, null),
				(state, name, by) => !move(state, name, by).ok
			)
		);
	});

	test('has a state for every history', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...evidenceDecisions)), (decisions) =>
				claimStates.includes(claimState(decisions))
			)
		);
	});
});

describe('two claims', () => {
	const claim = (title: string, completedOn: string, certificateNumber: string | null = null) => ({
		title,
		completedOn,
		certificateNumber
	});
	test.each([
		[
			'one title on one day',
			claim('Bimtek SIPD', '2026-03-01'),
			claim('bimtek  SIPD.', '2026-03-01'),
			true
		],
		[
			'one title on two days',
			claim('Bimtek SIPD', '2026-03-01'),
			claim('Bimtek SIPD', '2026-04-01'),
			false
		],
		[
			'one number, written twice',
			claim('A', '2026-03-01', '800/12/BKPP'),
			claim('B', '2026-04-01', '800-12 bkpp'),
			true
		],
		[
			'two trainings without a number',
			claim('A', '2026-03-01', ''),
			claim('B', '2026-03-01', ''),
			false
		]
	])('%s', (_, one, other, double) => expect(looksDouble(one, other)).toBe(double));
});
