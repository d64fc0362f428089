/** `npm start` on a folder of its own, over a database server that counts the requests it gets. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const quiet = ['--disable-warning=ExperimentalWarning'];

export type BenchPortal = {
	url: string;
	database: string;
	dataDir: string;
	/** Speaks in the console's name. */
	console: string;
	/** How many requests the database server has answered so far. */
	roundTrips: () => Promise<number>;
	/** The power goes (kill -9 of the host and its database) and comes back: the same folder, the same addresses. */
	cutPower: () => Promise<void>;
	stop: () => Promise<void>;
};

export async function startBenchPortal(say: (line: string) => void): Promise<BenchPortal> {
	const dir = mkdtempSync(join(tmpdir(), 'malaqbi-bench-'));
	const startDatabase = (port: string) =>
		fork(join(root, 'db/local-server.ts'), {
			execArgv: quiet,
			env: { ...process.env, LIBSQL_FILE: join(dir, 'malaqbi.db'), LIBSQL_PORT: port }
		});
	const startHost = (databaseUrl: string, port: string) =>
		spawn(process.execPath, [...quiet, join(root, 'api/host/start.ts')], {
			cwd: root,
			stdio: ['ignore', 'pipe', 'inherit'],
			env: {
				...process.env,
				LIBSQL_URL: databaseUrl,
				DATA_DIR: dir,
				DEMO: '1',
				PORT: port,
				CONTENT_PORT: '0',
				// Each visitor comes from an address of its own, as the limits per address expect.
				TRUST_PROXY: '1',
				LOG: 'text'
			}
		});
	let database = startDatabase('0');
	const databaseUrl = String((await told(database, (message) => 'url' in message)).url);
	let host = startHost(databaseUrl, '0');
	const url = await addressOf(host, say);
	return {
		url,
		database: databaseUrl,
		dataDir: dir,
		console: join(dir, 'console.sock'),
		async roundTrips() {
			const answer = told(database, (message) => 'requests' in message);
			database.send('count');
			return Number((await answer).requests);
		},
		async cutPower() {
			const ended = [host, database].map(endOf);
			for (const child of [host, database]) child.kill('SIGKILL');
			await Promise.all(ended);
			database = startDatabase(new URL(databaseUrl).port);
			await told(database, (message) => 'url' in message);
			host = startHost(databaseUrl, new URL(url).port);
			await addressOf(host, () => {});
		},
		async stop() {
			const ended = [host, database].map(endOf);
			host.kill('SIGINT');
			await ended[0];
			database.kill('SIGTERM');
			await ended[1];
			rmSync(dir, { recursive: true, force: true });
		}
	};
}

const endOf = (child: ChildProcess) => new Promise((end) => child.once('exit', end));

function addressOf(host: ChildProcess, say: (line: string) => void) {
	return new Promise<string>((found, fail) => {
		let said = '';
		host.stdout?.on('data', (part: Uint8Array) => {
			const text = new TextDecoder().decode(part);
			for (const line of text.split('\n')) if (line.includes('✓')) say(line.trim());
			said += text;
			const url = /Malaqbi is at (\S+)/.exec(said)?.[1];
			if (url) found(url);
		});
		host.once('exit', () => {
			fail(new Error(`The portal ended. It said:\n${said}`));
		});
	});
}

type Message = Record<string, unknown>;

function told(child: ChildProcess, isIt: (message: Message) => boolean) {
	return new Promise<Message>((found) => {
		const listen = (message: unknown) => {
			if (!isMessage(message) || !isIt(message)) return;
			child.off('message', listen);
			found(message);
		};
		child.on('message', listen);
	});
}

const isMessage = (given: unknown): given is Message => typeof given === 'object' && given !== null;
