import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameSecret } from '#api/http/same-secret.ts';

test('a secret is the same as itself and as nothing else, whatever the lengths', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), (given, own) => {
			expect(isSameSecret(given, own)).toBe(given === own);
			expect(isSameSecret(own, own)).toBe(true);
			expect(isSameSecret(`${own}x`, own)).toBe(false);
		})
	);
});
