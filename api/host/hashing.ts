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

type Task = { work: HashingTask['work']; done: (hash: string | null) => void; turns: number };

/** Started with the first password, and again when it ended; what it was at is begun once more, then given up. */
function hashingChild() {
	let running: ChildProcess | null = null;
	let last = 0;
	let stopped = false;
	const open = new Map<number, Task>();

	function start() {
		const child = fork(program, { execArgv: ['--disable-warning=ExperimentalWarning'] });
		child.on('message', (message) => {
			const done = Done.parse(message);
			answer(done.id, done.hash);
		});
		// What was sent to a child that is ending is asked again when it has ended.
		child.on('error', () => {});
		child.once('exit', () => {
			running = null;
			for (const [id, task] of [...open]) {
				if (stopped || task.turns > 1) answer(id, null);
				else send(id, task);
			}
		});
		return child;
	}

	function send(id: number, task: Task) {
		running ??= start();
		task.turns += 1;
		running.send({ id, work: task.work } satisfies HashingTask, () => {});
	}

	function answer(id: number, hash: string | null) {
		open.get(id)?.done(hash);
		open.delete(id);
	}

	return {
		hash(work: HashingTask['work']) {
			const id = ++last;
			return new Promise<string | null>((done) => {
				const task = { work, done, turns: 0 };
				open.set(id, task);
				send(id, task);
			});
		},
		stop() {
			stopped = true;
			if (running?.connected) running.disconnect();
		}
	};
}
