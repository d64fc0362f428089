/** HASHING: scrypt in a child of low priority, on all cores but one; the rest waits in line, so that pages stay quick. */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { waitingLine } from './waiting-line.ts';

const program = fileURLToPath(new URL('hashing-child.ts', import.meta.url));

const Work = z.object({
	password: z.string().max(2000),
	salt: z.string().max(200),
	logN: z.number().int().min(10).max(17),
	r: z.number().int().min(1).max(16),
	p: z.number().int().min(1).max(16),
	length: z.number().int().min(16).max(64)
});
/** A core is left to those who only read: two hashes on two cores made their pages twice as slow. */
const hashedAtOnce = Math.max(1, availableParallelism() - 1);

const Done = z.object({ id: z.number(), hash: z.string().nullable() });

export type HashingTask = { id: number; work: z.output<typeof Work> };

export type HashingServer = {
	fetch(request: Request): Promise<Response>;
	stop(): void;
};

export function serveHashing(): HashingServer {
	const line = waitingLine({ atOnce: hashedAtOnce, longest: 500 });
	const child = hashingChild();

	return {
		async fetch(request) {
			const entering = line.enter();
			if (!entering) return new Response('too many', { status: 503 });
			const leave = await entering;
			try {
				const work = Work.safeParse(await request.json());
				if (!work.success) return new Response('bad work', { status: 400 });
				const hash = await child.hash(work.data);
				return hash === null ? new Response('try again', { status: 503 }) : Response.json({ hash });
			} finally {
				leave();
			}
		},
		stop: () => child.stop()
	};
}

/** Started with the first password, and again when it ended; what it was at is then answered null. */
function hashingChild() {
	let running: ChildProcess | null = null;
	let last = 0;
	const open = new Map<number, (hash: string | null) => void>();

	function start() {
		const child = fork(program, { execArgv: ['--disable-warning=ExperimentalWarning'] });
		child.on('message', (message) => {
			const done = Done.parse(message);
			answer(done.id, done.hash);
		});
		child.once('exit', () => {
			running = null;
			for (const id of [...open.keys()]) answer(id, null);
		});
		return child;
	}

	function answer(id: number, hash: string | null) {
		open.get(id)?.(hash);
		open.delete(id);
	}

	return {
		hash(work: HashingTask['work']) {
			running ??= start();
			const id = ++last;
			const hashed = new Promise<string | null>((done) => open.set(id, done));
			running.send({ id, work } satisfies HashingTask);
			return hashed;
		},
		stop() {
			if (running?.connected) running.disconnect();
		}
	};
}
