/** The Idempotency-Key of a write with the hash of what it asks for (promise 1 of docs/decisions/003). */
import { hashOfToken } from '#api/auth/tokens.ts';
import { limitedBody } from './body-limit.ts';
import type { Door } from './door.ts';
import { hashOfBytes } from './hash.ts';
import { Problem } from './problem.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export async function idempotencyKeyOf(request: Request, door: Door) {
	const value = request.headers.get('idempotency-key');
	if (!value || request.method === 'GET' || request.method === 'HEAD') return null;
	if (!uuid.test(value))
		throw new Problem('invalid-input', { errors: [{ pointer: '/_key', code: 'invalid_format' }] });

	const { pathname, search } = new URL(request.url);
	const body = await hashOfBytes(await limitedBody(request.clone(), door));
	const inputHash = await hashOfToken(`${request.method} ${pathname}${search}\n${body}`);
	return { value: value.toLowerCase(), inputHash };
}
