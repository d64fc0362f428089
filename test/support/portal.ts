/** `npm start` for a story: the real host in a process of its own, on a folder of its own and free ports. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inject } from 'vitest';
import { serveLibsql } from '../../db/local-server.ts';

export type Portal = {
	url: string;
	dataDir: string;
	/** What the terminal showed so far. */
	said: () => string;
	/** Ctrl-C; answers the exit code and leaves the folder. */
	halt: () => Promise<number | null>;
	/** Ctrl-C, and the folder is thrown away. */
	stop: () => Promise<void>;
	/** The power goes out. */
	kill: () => Promise<void>;
};
export type Settings = { dataDir: string; env?: Record<string, string> };

/** A first start loads the demo agency, maybe beside much else. */
const patience = 220_000;
/** Belongs to one running host and must not be copied to another. */
const ofOneRun = new Set(['lock', 'pids', 'console.sock']);

/** The demo agency, loaded once for all files and copied for each. */
export const startDemoPortal = (env: Record<string, string> = {}): Promise<Portal> =>
	startPortal({ dataDir: demoCopy(), env: { DEMO: '1', ...env } });

/** The demo agency over a database server of the test's own, which counts the requests it gets. */
export async function startCountedPortal(): Promise<
	Portal & { roundTrips: () => number; databaseUrl: string }
> {
	const dataDir = demoCopy();
	const database = await serveLibsql({ fileFor: () => join(dataDir, 'malaqbi.db') });
	const portal = await startPortal({ dataDir, env: { DEMO: '1', LIBSQL_URL: database.url } });
	return {
		...portal,
		roundTrips: database.requests,
		databaseUrl: database.url,
		async stop() {
			await portal.halt();
			await database.close();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

function demoCopy() {
	const dataDir = emptyDataDir();
	cpSync(inject('demoDataDir'), dataDir, {
		recursive: true,
		filter: (path) => !ofOneRun.has(basename(path))
	});
	return dataDir;
}

/** An agency that has nobody yet. */
export const startEmptyPortal = (env: Record<string, string> = {}): Promise<Portal> =>
	startPortal({ dataDir: emptyDataDir(), env: { DEMO: '0', ...env } });

export const emptyDataDir = () => mkdtempSync(join(tmpdir(), 'malaqbi-e2e-'));

export const hostCommand = [
	process.execPath,
	'--disable-warning=ExperimentalWarning',
	'api/host/start.ts'
] as const;

export const hostEnvironment = ({ dataDir, env }: Settings) => ({
	...process.env,
	PORT: '0',
	CONTENT_PORT: '0',
	LOG: 'text',
	DATA_DIR: dataDir,
	...env
});

export function startPortal({ dataDir, env = {} }: Settings): Promise<Portal> {
	let said = '';
	const [program, ...args] = hostCommand;
	const host = spawn(program, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: hostEnvironment({ dataDir, env })
	});
	return new Promise((done, fail) => {
		const giveUp = (why: string) => {
			host.kill('SIGKILL');
			fail(new Error(`The portal ${why}. It said:\n${said}`));
		};
		const timer = setTimeout(() => giveUp('is not up in time'), patience);
		const listen = (chunk: Buffer) => {
			said += chunk.toString();
			const url = /Malaqbi is at (\S+)/.exec(said)?.[1];
			if (!url) return;
			clearTimeout(timer);
			done({ url, dataDir, said: () => said, ...ending(host, dataDir) });
		};
		host.stdout.on('data', listen);
		host.stderr.on('data', listen);
		host.once('exit', () => {
			clearTimeout(timer);
			giveUp('ended');
		});
	});
}

function ending(host: ChildProcess, dataDir: string): Pick<Portal, 'halt' | 'stop' | 'kill'> {
	const ended = new Promise<number | null>((done) => host.once('exit', (code) => done(code)));
	const halt = () => {
		host.kill('SIGINT');
		return ended;
	};
	return {
		halt,
		stop: async () => {
			await halt();
			rmSync(dataDir, { recursive: true, force: true });
		},
		kill: async () => {
			host.kill('SIGKILL');
			await ended;
		}
	};
}
