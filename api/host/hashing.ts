/** HASHING: scrypt in Node's thread pool, two at a time; the rest waits in line, so that pages stay quick. */
import { scrypt } from 'node:crypto';
import * as z from 'zod';
import { base64url, fromBase64url } from '../auth/tokens.ts';

const atOnce = 2;
const longestLine = 500;

const Work = z.object({
	password: z.string().max(2000),
	salt: z.string().max(200),
	logN: z.number().int().min(10).max(17),
	r: z.number().int().min(1).max(16),
	p: z.number().int().min(1).max(16),
	length: z.number().int().min(16).max(64)
});

export function serveHashing() {
	let running = 0;
	const line: (() => void)[] = [];

	async function turn<T>(work: () => Promise<T>): Promise<T> {
		if (running >= atOnce) await new Promise<void>((go) => line.push(go));
		running += 1;
		try {
			return await work();
		} finally {
			running -= 1;
			line.shift()?.();
		}
	}

	return async (request: Request): Promise<Response> => {
		if (line.length >= longestLine) return new Response('too many', { status: 503 });
		const work = Work.safeParse(await request.json());
		if (!work.success) return new Response('bad work', { status: 400 });
		const hash = await turn(() => hashOf(work.data));
		return Response.json({ hash: base64url(hash) });
	};
}

function hashOf({ password, salt, logN, r, p, length }: z.output<typeof Work>) {
	const limits = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
	return new Promise<Uint8Array>((done, fail) =>
		scrypt(password, fromBase64url(salt), length, limits, (error, key) =>
			error ? fail(error) : done(new Uint8Array(key))
		)
	);
}
