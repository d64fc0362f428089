/**
 * The portal on one computer: database, Worker and doors, started and stopped as one. Used by
 * `npm start`, by the commands that change data, and by the end-to-end tests.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { migrate } from '../../db/migrate.ts';
import { never } from './asked-to-stop.ts';
import { openAssets } from './assets.ts';
import { refuseHalfRestored } from './backup/half-restored.ts';
import { openBackups } from './backup/index.ts';
import { consoleOver, type Send } from './console.ts';
import { startCrons } from './crons.ts';
import { claimAgency, openDataDir, secretOf, type DataDir } from './data-dir.ts';
import { startDatabase, type DatabaseServer } from './database.ts';
import { consoleDoor, contentDoor, frontDoor, type OwnPlace } from './doors.ts';
import { serveFiles } from './files.ts';
import { serveHashing } from './hashing.ts';
import { textJournal, type Journal } from './journal.ts';
import { listen, stopListening } from './listening.ts';
import { serveMail } from './mail.ts';
import { endStaleChildren, recordChildren } from './processes.ts';
import { readSettings, type HostSettings } from './settings.ts';
import { serveState } from './state.ts';
import { toHttps } from './tls.ts';
import { startWorker } from './worker.ts';
import { readWranglerToml } from './wrangler-toml.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export type Portal = {
	url: string;
	contentUrl: string;
	/** Where the portal listens on this computer, for a proxy in front of it. */
	port: number;
	settings: HostSettings;
	/** The API in the console's name. */
	send: Send;
	stop(): Promise<void>;
};

type Given = {
	env: Record<string, string | undefined>;
	/** One line a step: "migrating the database". */
	onProgress?: (label: string) => void;
	journal?: Journal;
	/** Aborted by whoever does not want to wait until it stands. */
	asked?: AbortSignal;
};

type Closing = (() => unknown)[];
type Opening = Required<Omit<Given, 'env'>> & {
	settings: HostSettings;
	data: DataDir;
	closing: Closing;
};

/** Starts everything; when a step fails, what was started before it is stopped again. */
export async function startPortal({
	env,
	onProgress = () => {},
	journal = textJournal(console.error),
	asked = never()
}: Given): Promise<Portal> {
	const settings = readSettings(env);
	const data = openDataDir(settings.DATA_DIR);
	const closing: Closing = [() => data.release(), () => rmSync(data.pids, { force: true })];
	const stop = async () => {
		for (const close of closing.splice(0).reverse()) await close();
	};
	try {
		refuseHalfRestored(data.path);
		claimAgency(data.path, { demo: settings.DEMO === '1' });
		const opened = await open({ settings, data, closing, onProgress, journal, asked });
		return { ...opened, settings, send: consoleOver(data.consoleSocket), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function open({ settings, data, closing, onProgress, journal, asked }: Opening) {
	const log = journal.event;
	const step = (label: string) => {
		asked.throwIfAborted();
		onProgress(label);
	};
	const stale = endStaleChildren(data.pids);
	if (stale > 0) log(`Ended ${stale} process(es) that an earlier portal left behind.`);

	// The doors open first and answer 503 until the Worker stands: a taken port is told at once.
	const worker = { port: 0 };
	const assets = openAssets(`${root}web/.svelte-kit/cloudflare`, `${root}dist/packed`);
	const key = randomBytes(32).toString('base64url');
	const own: OwnPlace = { host: '' };
	const front = frontDoor({
		worker,
		own,
		assets,
		proxies: settings.proxies,
		tls: settings.tls,
		journal
	});
	const port = await listen(front, { port: settings.PORT }, 'PORT');
	closing.push(() => stopListening(front));
	if (settings.HTTP_PORT !== undefined) {
		const plain = http.createServer(toHttps(own));
		await listen(plain, { port: settings.HTTP_PORT }, 'HTTP_PORT');
		closing.push(() => stopListening(plain));
	}
	const content = contentDoor({ worker, own });
	const contentPort = await listen(
		content,
		{ port: settings.CONTENT_PORT, host: '127.0.0.1' },
		'CONTENT_PORT'
	);
	closing.push(() => stopListening(content));
	const url = settings.APP_ORIGIN ?? `http://localhost:${port}`;
	const contentUrl = settings.CONTENT_ORIGIN ?? `http://127.0.0.1:${contentPort}`;
	own.host = new URL(url).host;
	own.content = new URL(contentUrl).host;

	step('opening the database');
	const record = () => recordChildren(data.pids);
	const database = await openDatabase(settings, { file: data.database, log, onStart: record });
	closing.push(() => database.stop());
	step('migrating the database');
	const served = { LIBSQL_URL: database.url, LIBSQL_AUTH_TOKEN: database.token };
	const backups = openBackups({ settings, served, log, done: journal.done, asked });
	await migrate(served, {
		before: async (state) => {
			if (state.applied > 0) step('backing up before the update');
			await backups.beforeUpdate(state);
			step('migrating the database');
		}
	});

	step('starting the Worker');
	const hashing = serveHashing();
	closing.push(() => hashing.stop());
	const running = await startWorker({
		script: `${root}dist/worker.js`,
		bindings: {
			...served,
			...settings.oidc,
			APP_ORIGIN: url,
			// Nobody elsewhere finds this computer's own address: without a named host files are handed over by the portal.
			...(settings.CONTENT_ORIGIN || !settings.APP_ORIGIN ? { CONTENT_ORIGIN: contentUrl } : {}),
			APP_SECRET: settings.APP_SECRET ?? secretOf(data.path),
			DEMO: settings.DEMO,
			CONSOLE_KEY: key,
			ADDRESS_HEADER: 'x-malaqbi-address',
			ARRIVAL_HEADER: 'x-malaqbi-arrived'
		},
		files: serveFiles(data.files),
		host: serveState({ dataDir: data.path, backup: backups.state }),
		hashing: (request) => hashing.fetch(request),
		mail: settings.mail ? serveMail(settings.mail) : null,
		assets,
		asked,
		journal
	});
	closing.push(() => running.stop());
	worker.port = running.port;
	record();

	rmSync(data.consoleSocket, { force: true });
	const inside = consoleDoor({ worker, key, host: own.host });
	await listen(inside, { path: data.consoleSocket }, 'console');
	chmodSync(data.consoleSocket, 0o600);
	closing.push(() => stopListening(inside));

	const { crons } = readWranglerToml();
	const timers = startCrons({ crons, fire: (cron, at) => running.scheduled(cron, at), log });
	closing.push(() => timers.stop());
	closing.push(backups.start());
	return { url, contentUrl, port };
}

/** Our own server over a local file, or the one that LIBSQL_URL names. */
async function openDatabase(
	settings: HostSettings,
	own: Parameters<typeof startDatabase>[0]
): Promise<DatabaseServer> {
	if (!settings.LIBSQL_URL) return startDatabase(own);
	return {
		url: settings.LIBSQL_URL,
		token: settings.LIBSQL_AUTH_TOKEN ?? '',
		stop: async () => {}
	};
}
