import { describe, expect, test } from 'vitest';
import { readOidcProviders } from '#api/http/oidc-settings.ts';

const one = { OIDC_1_ISSUER: 'https://sso.contoh.go.id/realms/asn', OIDC_1_CLIENT_ID: 'malaqbi' };

describe('the providers in the environment', () => {
	test('are none by default, and the rest of the environment is left alone', () => {
		expect(readOidcProviders({ PORT: '8787', OIDC_1_LABEL: '' })).toEqual([]);
	});

	test('need an issuer and a client; the rest has a default', () => {
		expect(readOidcProviders(one)).toEqual([
			{
				id: '1',
				issuer: 'https://sso.contoh.go.id/realms/asn',
				clientId: 'malaqbi',
				clientSecret: null,
				nipClaim: 'nip',
				label: 'sso.contoh.go.id',
				scope: 'openid profile',
				secondStep: []
			}
		]);
	});

	test.each([
		['an issuer alone', { OIDC_2_ISSUER: 'https://sso.go.id' }, 'OIDC_2_CLIENT_ID'],
		['plain http', { ...one, OIDC_1_ISSUER: 'http://sso.go.id' }, 'OIDC_1_ISSUER: must be https'],
		['no openid', { ...one, OIDC_1_SCOPE: 'profile email' }, 'OIDC_1_SCOPE: must hold openid'],
		['a slip of the pen', { ...one, OIDC_1_SECRET: 'x' }, 'OIDC_1_SECRET: no such variable'],
		['a sixth', { OIDC_6_ISSUER: 'https://sso.go.id' }, 'OIDC_6_ISSUER: no such variable'],
		[
			'an issuer twice',
			{ ...one, OIDC_3_ISSUER: one.OIDC_1_ISSUER, OIDC_3_CLIENT_ID: 'lain' },
			'OIDC_3_ISSUER: the same issuer twice'
		]
	])('are refused by name: %s', (_what, env, said) => {
		expect(() => readOidcProviders(env)).toThrow(said);
	});
});
