/**
 * Two providers to sign in by. The first is a real one (npm oidc-provider) with its own pages: whoever
 * signs in there as `SUBJECT~NIP` has that subject and that number. The second signs whatever it is told
 * to: its codes are the answers themselves, so that a test can forge each part of one.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import Provider from 'oidc-provider';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	export interface ProvidedContext {
		/** The issuer of the real provider, then that of the forger, parted by a blank. */
		providers: string;
	}
}

/** A code of the forger: what its ID token says, and how it is signed. */
export type Forged = { claims: JWTPayload; signed?: 'well' | 'not' | 'by-another-key' };

export const callbacks = [
	'https://portal.test/sign-in/callback/1',
	'http://localhost:8789/sign-in/callback/1'
];

const hour = 3600;

export default async function setup(project: TestProject) {
	const real = await startProvider(callbacks);
	const forger = await startForger();
	project.provide('providers', `${real.issuer} ${forger.issuer}`);
	return () => Promise.all([real.stop(), forger.stop()]);
}

export async function startProvider(redirectUris: string[]) {
	const server = http.createServer();
	const issuer = await listening(server);
	const provider = new Provider(issuer, {
		clients: [{ client_id: 'malaqbi', client_secret: 'rahasia-uji', redirect_uris: redirectUris }],
		// Said here, so that it does not remark on its defaults.
		ttl: { Interaction: hour, Session: hour, Grant: hour, AccessToken: hour, IdToken: hour },
		claims: { openid: ['sub'], profile: ['name', 'nip'] },
		findAccount: (_ctx, id) => ({
			accountId: id,
			claims: () => ({ sub: id, name: 'Nama di penyedia', nip: id.split('~')[1] })
		})
	});
	const answer = provider.callback();
	server.on('request', (request, response) => void answer(request, response));
	return { issuer, stop: () => stopped(server) };
}

async function startForger() {
	const [own, another] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
	const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' };
	const server = http.createServer();
	const issuer = await listening(server);

	const sign = ({ claims, signed = 'well' }: Forged) => {
		if (signed === 'not') return new UnsecuredJWT(claims).encode();
		const { privateKey } = signed === 'well' ? own : another;
		return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(privateKey);
	};
	const answers: Record<string, (body: string) => unknown> = {
		'/.well-known/openid-configuration': () => ({
			issuer,
			authorization_endpoint: `${issuer}/auth`,
			token_endpoint: `${issuer}/token`,
			jwks_uri: `${issuer}/jwks`,
			response_types_supported: ['code'],
			subject_types_supported: ['public'],
			// It says that it signs nothing at times; nobody has to believe such a token.
			id_token_signing_alg_values_supported: ['RS256', 'none']
		}),
		'/jwks': () => ({ keys: [jwk] }),
		'/token': async (body) => {
			const code = new URLSearchParams(body).get('code') ?? '';
			const forged = asForged(JSON.parse(Buffer.from(code, 'base64url').toString()));
			return { access_token: 'kunci', token_type: 'Bearer', id_token: await sign(forged) };
		}
	};
	server.on('request', (request, response) => {
		const answer = answers[new URL(request.url ?? '/', issuer).pathname];
		void textOf(request)
			.then((body) => answer?.(body))
			.then((told) => {
				response.writeHead(told ? 200 : 404, { 'content-type': 'application/json' });
				response.end(JSON.stringify(told ?? {}));
			});
	});
	return { issuer, stop: () => stopped(server) };
}

async function listening(server: http.Server) {
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return `http://127.0.0.1:${portOf(server.address())}`;
}

async function textOf(request: http.IncomingMessage) {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(Buffer.from(part));
	return Buffer.concat(parts).toString();
}

const stopped = (server: http.Server) =>
	new Promise<void>((closed) => {
		server.closeAllConnections();
		server.close(() => closed());
	});

const portOf = (address: string | AddressInfo | null) =>
	typeof address === 'object' && address ? address.port : 0;

/** The tests write it themselves. */
const asForged = (value: unknown) => value as Forged;
