import { describe, expect, test } from 'vitest';
import { entryOf, nipOfClaim, saysSecondStep } from '#api/domain/linked-subject.ts';

describe('who comes in by a provider', () => {
	const sari = { subject: 'sub-1', userId: 'usr_sari' };

	test('is linked the first time, and known afterwards', () => {
		expect(entryOf({ ...sari, subjectOfAccount: null, accountOfSubject: null })).toEqual({
			ok: true,
			value: 'first'
		});
		expect(entryOf({ ...sari, subjectOfAccount: 'sub-1', accountOfSubject: 'usr_sari' })).toEqual({
			ok: true,
			value: 'known'
		});
	});

	test.each([
		[
			'the number was given to somebody else',
			{ subjectOfAccount: 'sub-2', accountOfSubject: null }
		],
		['the subject has another’s number', { subjectOfAccount: null, accountOfSubject: 'usr_budi' }],
		['both are linked elsewhere', { subjectOfAccount: 'sub-2', accountOfSubject: 'usr_budi' }]
	])('stays outside when %s', (_why, linked) => {
		expect(entryOf({ ...sari, ...linked })).toEqual({ ok: false, error: 'linked-otherwise' });
	});
});

describe('the number in a claim', () => {
	test('is read as sign-in reads it', () => {
		expect(nipOfClaim('19920115 201903 2 901')).toBe('199201152019032901');
	});

	test.each([
		undefined,
		null,
		199201152019032901n,
		199201152019032900,
		'',
		'sari@contoh.go.id',
		[]
	])('is none in %s', (claim) => {
		expect(nipOfClaim(claim)).toBeNull();
	});
});

describe('a second step at the provider', () => {
	test.each([
		[{ acr: 'mfa' }, true],
		[{ amr: ['pwd', 'otp'] }, true],
		[{ acr: 'pwd', amr: ['pwd'] }, false],
		[{ amr: 'otp' }, false],
		[{ acr: ['mfa'] }, false],
		[{}, false]
	])('is told by %j: %s', (claims, said) => {
		expect(saysSecondStep(claims, ['mfa', 'otp'])).toBe(said);
		expect(saysSecondStep(claims, [])).toBe(false);
	});
});
