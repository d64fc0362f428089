/** How the loaders reach the API: the host passes its console door in. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Sent {
	method: 'GET' | 'POST' | 'PUT';
	body?: unknown;
	/** UUID; the same content has the same key, so that an interrupted load goes on where it stopped. */
	key?: string;
	/** The moment at which the write happens, as an ISO instant. */
	now?: string;
	/** NIP of the person who acts; without it the console itself. */
	as?: string;
}

export type Send = (path: string, sent: Sent) => Promise<{ status: number; body: unknown }>;
export type OnProgress = (step: { label: string; done: number; total: number }) => void;

/** One write that must succeed; its key is derived from what is written, so that it may be sent again. */
export async function write(send: Send, path: string, sent: Sent): Promise<unknown> {
	const key = sent.method === 'GET' ? {} : { key: keyOf(path, sent) };
	const { status, body } = await patiently(() => send(path, { ...sent, ...key }));
	if (status >= 300) {
		throw new Error(
			`${sent.method} ${path}: ${String(status)} ${JSON.stringify(body).slice(0, 600)}`
		);
	}
	return body;
}

const waits = [500, 1_000, 2_000, 4_000, 8_000];

/** A database that is away for a moment (503), as on a busy computer, comes back. */
async function patiently(send: () => ReturnType<Send>) {
	for (const wait of waits) {
		const answer = await send();
		if (answer.status !== 503) return answer;
		await new Promise((go) => setTimeout(go, wait));
	}
	return send();
}

/** A committed seed file; the unit tests check that it has the shape its reader names. */
export function readSeed<Value>(path: string): Value {
	return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Value;
}

/** The id of a course by its code in the catalogue. */
export async function courseOf(send: Send, code: string): Promise<string> {
	const found = await write(send, `/api/courses?q=${code}`, { method: 'GET' });
	const { items } = found as { items: { id: string; code: string }[] };
	const course = items.find((item) => item.code === code);
	if (course === undefined) throw new Error(`no course ${code}`);
	return course.id;
}

const keyOf = (path: string, { method, body, now, as }: Sent) =>
	uuidOf(JSON.stringify([method, path, body ?? null, now ?? null, as ?? null]));

/** The same text has the same id. */
export function uuidOf(text: string): string {
	const hash = createHash('sha256').update(text).digest('hex');
	return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
