/**
 * libSQL on one computer: serves local files over Hrana over HTTP, so that workerd, which has
 * no file system, reaches them through the same client as Turso. A library for tests; run as a
 * program it serves one file (or one folder of files) until whoever started it is gone.
 */
import { existsSync, fstatSync, mkdirSync, statSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { Database } from './hrana/database.ts';
import { hranaServer } from './hrana/server.ts';
import { Streams } from './hrana/streams.ts';

export type LocalServerOptions = {
	/** The file of a database; its name is the URL's first segment, or `default` without one. */
	fileFor: (name: string) => string | null;
	port?: number;
	host?: string;
	authToken?: string | undefined;
	limits?: Partial<Limits>;
};

export type Limits = {
	/** An open stream that hears nothing for so long is closed and rolled back. */
	idleMs: number;
	/** The same for one that keeps others from writing. */
	holdMs: number;
	/** A writer that waited so long is told SQLITE_BUSY. */
	waitMs: number;
	bodyBytes: number;
	answerBytes: number;
	/** Connections that a database keeps for the next. */
	spare: number;
	/**
	 * Of SQLite in this process, all databases together; it then says that it is out of memory. The first
	 * connection sets it, and SQLite lets nobody raise it again.
	 */
	memoryBytes: number;
	/** On `close`, how long open transactions may still finish. */
	graceMs: number;
};

export type LocalServer = {
	url: string;
	port: number;
	/** How many requests it has taken. */
	requests: () => number;
	close(): Promise<void>;
};

const USUAL: Limits = {
	idleMs: 10_000,
	holdMs: 5_000,
	waitMs: 20_000,
	bodyBytes: 64 * 1024 * 1024,
	answerBytes: 64 * 1024 * 1024,
	graceMs: 1_000,
	spare: 8,
	// Less than the text of half a gigabyte with which the libsql package (0.5.29) ends the whole process.
	memoryBytes: 384 * 1024 * 1024
};

export async function serveLibsql(options: LocalServerOptions): Promise<LocalServer> {
	const { fileFor, port = 0, host = '127.0.0.1', authToken } = options;
	if (!isLoopback(host) && !authToken) {
		throw new Error(`A token is needed to serve ${host}, which other machines reach`);
	}
	const limits = { ...USUAL, ...options.limits };
	const served = new Map<string, { database: Database; streams: Streams }>();
	const known = new Map<string, Streams>();

	const server = hranaServer({
		authToken,
		bodyBytes: limits.bodyBytes,
		streamsOf(name) {
			const file = fileFor(name);
			if (file === null) return null;
			const kept = known.get(file);
			if (kept) return kept;
			const path = resolve(file);
			let found = served.get(path);
			if (!found) {
				const database = new Database(path, limits);
				found = { database, streams: new Streams(database, limits) };
				served.set(path, found);
			}
			known.set(file, found.streams);
			return found.streams;
		}
	});
	let requests = 0;
	server.on('request', () => (requests += 1));
	await new Promise<void>((ready, fail) => {
		server.once('error', fail);
		server.listen(port, host, ready);
	});

	return {
		...addressOf(server.address()),
		requests: () => requests,
		async close() {
			const closed = new Promise((done) => server.close(done));
			await settle(() => [...served.values()].some(({ streams }) => streams.inTransaction), limits);
			for (const { streams } of served.values()) streams.closeAll();
			server.closeAllConnections();
			await closed;
			for (const { database } of served.values()) database.close();
		}
	};
}

async function settle(isBusy: () => boolean, { graceMs }: Limits) {
	const until = Date.now() + graceMs;
	while (isBusy() && Date.now() < until) await new Promise((resume) => setTimeout(resume, 20));
}

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|::1)$/.test(host);

function addressOf(address: AddressInfo | string | null) {
	if (address === null || typeof address === 'string') throw new Error('No port was opened');
	const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
	return { port: address.port, url: `http://${host}:${address.port}` };
}

/** `LIBSQL_FILE` serves one file under every name, `LIBSQL_DIR` each name as `<name>.db`. */
function filesOf(env: NodeJS.ProcessEnv): LocalServerOptions['fileFor'] {
	const { LIBSQL_FILE: file, LIBSQL_DIR: dir } = env;
	if (file) {
		if (env['LIBSQL_REQUIRED'] === '1' && !existsSync(file)) throw new Error(`${file} is gone`);
		mkdirSync(dirname(resolve(file)), { recursive: true });
		return () => file;
	}
	if (!dir) throw new Error('Set LIBSQL_FILE or LIBSQL_DIR');
	mkdirSync(dir, { recursive: true });
	return (name) => join(dir, `${name}.db`);
}

async function main() {
	process.on('uncaughtException', (error) => console.error('libsql:', error));
	process.on('unhandledRejection', (error) => console.error('libsql:', error));

	const { LIBSQL_PORT: port, LIBSQL_HOST: host, LIBSQL_TOKEN: authToken } = process.env;
	const server = await serveLibsql({
		fileFor: filesOf(process.env),
		port: Number(port ?? 0),
		authToken,
		...(host ? { host } : {})
	});
	let ending = false;
	const end = () => {
		if (ending) return;
		ending = true;
		void server.close().finally(() => process.exit(0));
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
	if (process.env['LIBSQL_FILE']) endWhenMoved(process.env['LIBSQL_FILE']);
	if (process.send) process.on('disconnect', end);
	if (isPipe()) process.stdin.on('end', end).on('close', end).on('error', end).resume();

	process.on('message', (message) => {
		if (message === 'count') process.send?.({ requests: server.requests() });
	});
	const ready = { ready: true, url: server.url, port: server.port };
	console.log(JSON.stringify(ready));
	process.send?.(ready);
}

/**
 * SQLite would go on writing into a file that was deleted or moved away, and all of it would be lost. So
 * the server ends at once, and is started again when the file is back.
 */
function endWhenMoved(file: string) {
	const inode = () => statSync(file, { throwIfNoEntry: false })?.ino ?? null;
	let opened = inode();
	setInterval(() => {
		const now = inode();
		opened ??= now;
		if (now !== opened) {
			console.error(`libsql: ${file} was moved away`);
			process.exit(75);
		}
	}, 250).unref();
}

/** Only a pipe tells by its end that the parent is gone; a terminal or /dev/null does not. */
function isPipe() {
	const stdin = fstatSync(0);
	return stdin.isFIFO() || stdin.isSocket();
}

if (import.meta.main) await main();
