/** A browser without a screen: keeps its cookie, speaks JSON, goes through the whole API. */
import { app } from '#api/app.ts';
import type { Bindings } from '#api/http/env.ts';
import { openDoor, type Door } from '#api/http/door.ts';

export type Answer = {
	status: number;
	headers: Headers;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads what the wire holds
	body: any;
};
export type Agent = ReturnType<typeof openAgent>;

type Sent = { headers?: Record<string, string>; key?: string };

export function openAgent(
	bindings: Bindings,
	given: { cookie?: string; door?: Door['kind']; headers?: Record<string, string> } = {}
) {
	let cookie = given.cookie ?? '';

	async function send(
		method: string,
		path: string,
		body?: unknown,
		sent: Sent = {}
	): Promise<Answer> {
		const request = new Request(`https://portal.test${path}`, {
			method,
			headers: {
				origin: 'https://portal.test',
				'x-malaqbi-address': '203.0.113.9',
				'user-agent': 'Peramban uji',
				...(cookie ? { cookie } : {}),
				...(body === undefined || body instanceof Uint8Array
					? {}
					: { 'content-type': 'application/json' }),
				...(sent.key ? { 'idempotency-key': sent.key } : {}),
				...given.headers,
				...sent.headers
			},
			...(body === undefined
				? {}
				: {
						body:
							body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : JSON.stringify(body)
					})
		});
		const waiting: Promise<unknown>[] = [];
		const ctx = {
			waitUntil: (work: Promise<unknown>) => void waiting.push(work),
			passThroughOnException() {},
			props: {}
		};
		const response = await app.fetch(
			request,
			{ ...bindings, DOOR: openDoor(given.door ?? 'public') },
			ctx
		);
		for (const each of response.headers.getSetCookie()) cookie = kept(cookie, each);
		const type = response.headers.get('content-type') ?? '';
		const read = type.includes('json')
			? await response.json()
			: type.startsWith('text/')
				? await response.text()
				: new Uint8Array(await response.arrayBuffer());
		await Promise.all(waiting);
		return { status: response.status, headers: response.headers, body: read };
	}

	return {
		get: (path: string, sent?: Sent) => send('GET', path, undefined, sent),
		post: (path: string, body: unknown = {}, sent?: Sent) => send('POST', path, body, sent),
		put: (path: string, body: unknown = {}, sent?: Sent) => send('PUT', path, body, sent),
		delete: (path: string, body?: unknown, sent?: Sent) => send('DELETE', path, body, sent),
		send,
		get cookie() {
			return cookie;
		}
	};
}

/** The cookies of a browser after an answer that sets one. */
function kept(cookies: string, answer: string) {
	const [fresh = ''] = answer.split(';');
	const name = `${fresh.split('=')[0]}=`;
	return [...cookies.split('; ').filter((each) => each && !each.startsWith(name)), fresh].join(
		'; '
	);
}

/** The cookie by which the portal knows the browser again, to be sent by another person at the same one. */
export const deviceCookieOf = ({ cookie }: { cookie: string }) =>
	cookie.split('; ').find((each) => each.startsWith('__Host-device=')) ?? '';
