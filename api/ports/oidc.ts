/**
 * OpenID Connect by openid-client: discovery, authorisation code with PKCE (S256), state and nonce. The
 * ID token's signature is checked too, not only the TLS that it came by.
 */
import * as client from 'openid-client';
import { no, ok, type Result } from '#api/domain/result.ts';
import { isLoopback, type OidcProvider } from '#api/http/oidc-settings.ts';

/** What must be remembered between leaving for a provider and coming back. */
export type Proofs = { state: string; nonce: string; verifier: string };

export type Proven = {
	issuer: string;
	/** The provider's own, never reassigned name of the person. */
	subject: string;
	/** Of the ID token; asked of the user info too when `wanted` is not among them. */
	claims: Record<string, unknown>;
};

/** `why` is for the log: a library's words, which name nobody. */
export type Refused = { fault: 'away' | 'cancelled' | 'not-proven'; why: string };

const timeoutSeconds = 8;
/** Clocks of two agencies differ; a minute is more than any of them should. */
const clockToleranceSeconds = 60;
/** One look at a provider serves a crowd; short, so that a provider that is down is soon known to be. */
const discoveredForMs = 60_000;

const discovered = new Map<string, { at: number; config: client.Configuration }>();

/** The provider's address to send the person to, and what to remember until they come back. */
export async function leaveFor(
	provider: OidcProvider,
	{ callback }: { callback: string }
): Promise<Result<Proofs & { url: string }, Refused>> {
	try {
		const config = await discover(provider);
		const proofs = {
			state: client.randomState(),
			nonce: client.randomNonce(),
			verifier: client.randomPKCECodeVerifier()
		};
		const url = client.buildAuthorizationUrl(config, {
			redirect_uri: callback,
			scope: provider.scope,
			state: proofs.state,
			nonce: proofs.nonce,
			code_challenge: await client.calculatePKCECodeChallenge(proofs.verifier),
			code_challenge_method: 'S256'
		});
		return ok({ ...proofs, url: url.href });
	} catch (error) {
		return no({ fault: 'away', why: whyOf(error) });
	}
}

/** Who came back to `callback` with `query`, proven by everything that was remembered. */
export async function comeBackFrom(
	provider: OidcProvider,
	given: { callback: string; query: string; proofs: Proofs; wanted: string }
): Promise<Result<Proven, Refused>> {
	const { state, nonce, verifier } = given.proofs;
	try {
		const config = await discover(provider);
		const tokens = await client.authorizationCodeGrant(
			config,
			new URL(`${given.callback}?${given.query}`),
			{
				expectedState: state,
				expectedNonce: nonce,
				pkceCodeVerifier: verifier,
				idTokenExpected: true
			}
		);
		const claims: client.IDToken | undefined = tokens.claims();
		if (!claims) return no({ fault: 'not-proven', why: 'no ID token' });
		const more =
			given.wanted in claims || !config.serverMetadata().userinfo_endpoint
				? {}
				: await client.fetchUserInfo(config, tokens.access_token, claims.sub);
		return ok({ issuer: claims.iss, subject: claims.sub, claims: { ...more, ...claims } });
	} catch (error) {
		return no({ fault: faultOf(error), why: whyOf(error) });
	}
}

async function discover(provider: OidcProvider): Promise<client.Configuration> {
	const key = `${provider.issuer} ${provider.clientId}`;
	const known = discovered.get(key);
	if (known && Date.now() - known.at < discoveredForMs) return known.config;

	// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked only to stand out; for a provider on this computer
	const plain = isLoopback(provider.issuer) ? [client.allowInsecureRequests] : [];
	const metadata = { [client.clockTolerance]: clockToleranceSeconds };
	const found = await client.discovery(
		new URL(provider.issuer),
		provider.clientId,
		metadata,
		client.None(),
		{ timeout: timeoutSeconds, execute: plain }
	);
	const server = found.serverMetadata();
	const config = new client.Configuration(
		server,
		provider.clientId,
		metadata,
		authenticationOf(provider, server)
	);
	config.timeout = timeoutSeconds;
	client.enableNonRepudiationChecks(config);
	// eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
	for (const allow of plain) allow(config);
	discovered.set(key, { at: Date.now(), config });
	return config;
}

/** Basic unless the provider offers only the form (its default by OpenID Connect Discovery 1.0 §3). */
function authenticationOf({ clientSecret }: OidcProvider, server: client.ServerMetadata) {
	if (clientSecret === null) return client.None();
	const offered = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
	return offered.includes('client_secret_basic')
		? client.ClientSecretBasic(clientSecret)
		: client.ClientSecretPost(clientSecret);
}

const awayCodes = new Set([
	'OAUTH_TIMEOUT',
	'OAUTH_ABORT',
	'OAUTH_RESPONSE_IS_NOT_CONFORM',
	'OAUTH_RESPONSE_IS_NOT_JSON'
]);
const awayErrors = new Set(['server_error', 'temporarily_unavailable']);

function faultOf(error: unknown): Refused['fault'] {
	if (error instanceof client.AuthorizationResponseError) {
		if (error.error === 'access_denied') return 'cancelled';
		return awayErrors.has(error.error) ? 'away' : 'not-proven';
	}
	if (error instanceof client.ResponseBodyError) return 'not-proven';
	if (error instanceof client.WWWAuthenticateChallengeError) return 'not-proven';
	if (!(error instanceof client.ClientError)) return 'away';
	return error.code === undefined || awayCodes.has(error.code) ? 'away' : 'not-proven';
}

/** Codes, messages and the name of a claim only: a cause holds what the claims say. */
function whyOf(error: unknown): string {
	const told: string[] = [];
	for (let each = error; each instanceof Error; each = each.cause) {
		if ('code' in each && typeof each.code === 'string') told.push(each.code);
		if ('error' in each && typeof each.error === 'string') told.push(each.error);
		told.push(each.message, claimIn(each.cause));
	}
	return [...new Set(told)].filter(Boolean).join(': ').slice(0, 300) || 'unknown';
}

function claimIn(cause: unknown): string {
	const isNamed = typeof cause === 'object' && cause !== null && 'claim' in cause;
	return isNamed && typeof cause.claim === 'string' ? `claim ${cause.claim}` : '';
}
