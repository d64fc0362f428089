import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, isLasting, paperState, revocable, statusOf } from '#api/domain/certificate.ts';

const at = new Date(0);

describe('an issued certificate', () => {
	it('is valid until it is revoked', () => {
		expect(statusOf([])).toBe('valid');
		expect(statusOf([{ kind: 'rendered', at }])).toBe('valid');
		expect(
			statusOf([
				{ kind: 'revoked', at },
				{ kind: 'rendered', at }
			])
		).toBe('revoked');
	});

	it('is revoked once, with a reason', () => {
		expect(revocable('valid', '  Nilai   keliru dihitung ')).toEqual({
			ok: true,
			value: 'Nilai keliru dihitung'
		});
		expect(revocable('valid', '    salah    ')).toEqual({ ok: false, error: 'reason-too-short' });
		expect(revocable('revoked', 'Nilai keliru dihitung')).toEqual({
			ok: false,
			error: 'already-revoked'
		});
	});
});

describe('its paper', () => {
	it('waits for an address that lasts, except in the demo agency', () => {
		const state = (demo: boolean, origin: string | null) =>
			paperState({ rendered: false, demo, origin });
		expect(state(false, null)).toBe('awaiting-address');
		expect(state(false, 'http://localhost:8787')).toBe('awaiting-address');
		expect(state(false, 'https://localhost:8443')).toBe('awaiting-address');
		expect(state(false, 'https://malaqbi.mamujukab.go.id')).toBe('preparing');
		expect(state(true, 'http://localhost:8787')).toBe('preparing');
		expect(paperState({ rendered: true, demo: false, origin: null })).toBe('ready');
	});

	it.each([
		['https://malaqbi.mamujukab.go.id', true],
		['https://malaqbi.mamujukab.go.id:8443', true],
		['https://10.1.2.3', true],
		['http://malaqbi.mamujukab.go.id', false],
		['https://LOCALHOST', false],
		['https://app.localhost', false],
		['https://127.0.0.1:8443', false],
		['https://127.9.9.9', false],
		['https://[::1]', false],
		['https://user@evil.example', false],
		['not an origin', false]
	])('%s lasts: %s', (origin, lasting) => {
		expect(isLasting(origin)).toBe(lasting);
	});
});

describe('hours shared among subjects', () => {
	it('sum to the certified hours, each in proportion', () => {
		expect(apportion(40, [30, 30, 60, 60])).toEqual([7, 7, 13, 13]);
		expect(apportion(10, [0, 0])).toEqual([0, 0]);
		const total = fc.integer({ min: 0, max: 10_000 });
		const weights = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 40 });
		fc.assert(
			fc.property(total, weights, (whole, parts) => {
				fc.pre(parts.some((part) => part > 0));
				const shares = apportion(whole, parts);
				const sum = parts.reduce((all, part) => all + part, 0);
				expect(shares.reduce((all, share) => all + share, 0)).toBe(whole);
				shares.forEach((share, at) => {
					expect(Math.abs(share - (whole * (parts[at] ?? 0)) / sum)).toBeLessThan(1);
				});
			})
		);
	});
});
