/** Sends requests on loopback for a while, so many at once, and says how long each took. */
import http from 'node:http';

export type Asked = {
	path: string;
	method?: string;
	headers?: Record<string, string>;
	body?: string;
	/** What a good answer's status is; any other counts as failed. */
	expect?: number;
};

export type Measured = {
	p50: number;
	p95: number;
	perSecond: number;
	count: number;
	failed: number;
	/** Status of the first answer that was not the expected one. */
	odd: number | null;
};

export type Load = {
	/** `http://…`, or the path of a unix socket. */
	at: string;
	concurrency: number;
	seconds: number;
	/** The next request; null when there is nothing left to ask. */
	next: () => Asked | null;
};

/** What one stretch of asking saw. */
export type Sample = { times: number[]; failed: number; odd: number | null; seconds: number };

const WARM_UP = 10;

export const measure = async (load: Load) => {
	await warmUp(load);
	return measured([await sample(load)]);
};

export async function warmUp({ at, next }: Load) {
	for (let turn = 0; turn < WARM_UP; turn += 1) {
		const asked = next();
		if (asked) await send({ at, asked });
	}
}

export async function sample({ at, concurrency, seconds, next }: Load): Promise<Sample> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
	const times: number[] = [];
	let failed = 0;
	let odd: number | null = null;

	const started = performance.now();
	const until = started + seconds * 1_000;
	async function work() {
		while (performance.now() < until) {
			const asked = next();
			if (!asked) return;
			const before = performance.now();
			const { status } = await send({ at, agent, asked });
			times.push(performance.now() - before);
			if (status === (asked.expect ?? 200)) continue;
			failed += 1;
			odd ??= status;
		}
	}
	await Promise.all(Array.from({ length: concurrency }, work));
	agent.destroy();
	return { times, failed, odd, seconds: (performance.now() - started) / 1_000 };
}

export function measured(samples: readonly Sample[]): Measured {
	const times = samples.flatMap((each) => each.times).sort((a, b) => a - b);
	const sum = (of: (each: Sample) => number) => samples.reduce((so, each) => so + of(each), 0);
	return {
		p50: percentile(times, 0.5),
		p95: percentile(times, 0.95),
		perSecond: times.length / sum((each) => each.seconds),
		count: times.length,
		failed: sum((each) => each.failed),
		odd: samples.find((each) => each.odd !== null)?.odd ?? null
	};
}

export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

type Sent = { at: string; agent?: http.Agent; asked: Asked };

export function send({ at, agent, asked }: Sent): Promise<Answer> {
	return new Promise((done, fail) => {
		const { method = 'GET', headers = {}, body } = asked;
		const given = body === undefined ? headers : { ...headers, 'content-length': byteLength(body) };
		const request = http.request(
			// Without an agent a connection of its own: a kept one may be closed by now.
			{ ...placeOf(at), path: asked.path, method, headers: given, agent: agent ?? false },
			(answer) => {
				const parts: Uint8Array[] = [];
				answer.on('data', (part: Uint8Array) => parts.push(part));
				answer.on('end', () => {
					done({ status: answer.statusCode ?? 0, headers: answer.headers, body: joined(parts) });
				});
				answer.on('error', fail);
			}
		);
		request.on('error', fail);
		request.end(body);
	});
}

function placeOf(at: string) {
	if (at.startsWith('/')) return { socketPath: at };
	const { hostname, port } = new URL(at);
	return { host: hostname, port, setHost: true };
}

const NodeBuffer = Buffer as BufferConstructor;
const joined = (parts: Uint8Array[]) => NodeBuffer.concat(parts);
const byteLength = (text: string) => NodeBuffer.byteLength(text);

export function percentile(sorted: number[], part: number) {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
