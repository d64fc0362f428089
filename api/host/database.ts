/**
 * The database server as a supervised child: a native abort costs one 503 and a restart on the same
 * port, so that the Worker finds it again.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../db/local-server.ts', import.meta.url));

export type DatabaseServer = { url: string; token: string; stop(): Promise<void> };

type Given = { file: string; log: (line: string) => void; onStart: () => void };

export async function startDatabase({ file, log, onStart }: Given): Promise<DatabaseServer> {
	const token = randomBytes(24).toString('base64url');
	const state = { stopping: false };
	let child: ChildProcess;
	let port = 0;
	let failures = 0;

	async function start() {
		child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
			// Not ended by the terminal's Ctrl-C: open transactions get their time to finish.
			detached: true,
			stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
			env: {
				...process.env,
				LIBSQL_FILE: file,
				LIBSQL_PORT: String(port),
				LIBSQL_TOKEN: token,
				// A database that was there and is gone is waited for, never made anew.
				LIBSQL_REQUIRED: port === 0 ? '0' : '1'
			}
		});
		port = await readyPort(child);
		child.once('exit', (code, signal) => void restart(code, signal));
		onStart();
	}

	async function restart(code: number | null, signal: string | null) {
		if (state.stopping) return;
		failures += 1;
		log(`The database server ended (${signal ?? code}); starting it again.`);
		await new Promise((wake) => setTimeout(wake, Math.min(100 * failures, 5_000)));
		if (!isStopping(state)) await start().catch((error: unknown) => restart(null, String(error)));
		setTimeout(() => (failures = 0), 60_000).unref();
	}

	await start();
	return {
		url: `http://127.0.0.1:${port}/`,
		token,
		async stop() {
			state.stopping = true;
			const ended = new Promise((done) => child.once('exit', done));
			if (!isRunning(child)) return;
			child.kill('SIGTERM');
			await Promise.race([ended, new Promise((wake) => setTimeout(wake, 5_000))]);
			if (isRunning(child)) child.kill('SIGKILL');
		}
	};
}

function readyPort(child: ChildProcess) {
	return new Promise<number>((ready, fail) => {
		child.once('message', (message) => {
			if (isReady(message)) ready(message.port);
		});
		child.once('exit', (code, signal) =>
			fail(new Error(`the database server did not start (${signal ?? code})`))
		);
		child.once('error', fail);
	});
}

const isReady = (message: unknown): message is { port: number } =>
	typeof message === 'object' &&
	message !== null &&
	'port' in message &&
	typeof message.port === 'number';

/** Asked again after a wait, when both may have changed. */
const isStopping = (state: { stopping: boolean }) => state.stopping;
const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
