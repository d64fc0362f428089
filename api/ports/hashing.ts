/**
 * scrypt behind a port: by a child of the host where there is a host, else in the isolate. In the
 * isolate hashing is serial and holds everybody up, so `npm start` binds HASHING.
 */
import { scrypt } from 'node:crypto';
import * as z from 'zod';
import type { Services } from '#api/http/settings.ts';
import { base64url, fromBase64url } from '#api/auth/tokens.ts';
import { Problem } from '#api/http/problem.ts';

export type ScryptWork = {
	password: string;
	salt: Uint8Array;
	logN: number;
	r: number;
	p: number;
	length: number;
};
export type Hashing = (work: ScryptWork) => Promise<Uint8Array>;

export const openHashing = (services: Services): Hashing =>
	services.HASHING ? hashByHost(services.HASHING) : hashHere;

const Answer = z.object({ hash: z.string() });

function hashByHost(host: { fetch: typeof fetch }): Hashing {
	return async ({ salt, ...work }) => {
		const response = await host.fetch('http://host/scrypt', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ...work, salt: base64url(salt) })
		});
		// The line is full: everybody signs in at once. It moves on within seconds.
		if (response.status === 503)
			throw new Problem('too-busy', { params: { retryAfterSeconds: 10 } });
		if (!response.ok) throw new Error(`hashing answered ${response.status}`);
		return fromBase64url(Answer.parse(await response.json()).hash);
	};
}

const hashHere: Hashing = ({ password, salt, logN, r, p, length }) =>
	new Promise((done, fail) => {
		const limits = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
		scrypt(password, salt, length, limits, (error, key) =>
			error ? fail(error) : done(new Uint8Array(key))
		);
	});
