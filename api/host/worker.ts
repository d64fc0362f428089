/** The built Worker on workerd, by Miniflare's API: the same bundle that a deploy sends. */
import { readFileSync } from 'node:fs';
import { aborted } from './asked-to-stop.ts';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Log, LogLevel, Miniflare } from 'miniflare';
import type { Assets } from './assets.ts';
import type { Journal } from './journal.ts';
import { readWranglerToml } from './wrangler-toml.ts';

type Fetcher = (request: Request) => Promise<Response>;

type Given = {
	script: string;
	bindings: Record<string, string>;
	files: Fetcher;
	host: Fetcher;
	hashing: Fetcher;
	/** Null: no mail server is named. */
	mail: Fetcher | null;
	assets: Assets;
	/** Aborted: not wanted any more, stands or not. */
	asked: AbortSignal;
	journal: Journal;
};

export type WorkerProcess = {
	port: number;
	scheduled(cron: string, at: Date): Promise<void>;
	stop(): Promise<void>;
};

export async function startWorker({
	script,
	bindings,
	files,
	host,
	hashing,
	mail,
	assets,
	asked,
	journal
}: Given): Promise<WorkerProcess> {
	const { compatibilityDate, compatibilityFlags } = readWranglerToml();
	const ownListeners = signals.map((signal) => process.listeners(signal));
	const miniflare = new Miniflare({
		name: 'malaqbi',
		modules: [{ type: 'ESModule', path: script, contents: readFileSync(script, 'utf8') }],
		modulesRoot: '/',
		compatibilityDate,
		compatibilityFlags,
		bindings,
		serviceBindings: {
			FILES: asService(files),
			HOST: asService(host),
			HASHING: asService(hashing),
			...(mail ? { MAIL: asService(mail) } : {}),
			ASSETS: asService((request) => assets.fetch(request))
		},
		unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
		cf: false,
		log: new Log(LogLevel.WARN),
		handleRuntimeStdio: (out: Readable, err: Readable) => {
			for (const stream of [out, err]) linesOf(stream, (line) => journal.worker(line));
		}
	});
	keepOnly(ownListeners);
	try {
		await Promise.race([miniflare.ready, aborted(asked)]);
	} catch (error) {
		await miniflare.dispose();
		throw error;
	}
	keepOnly(ownListeners);
	const direct = await miniflare.unsafeGetDirectURL('malaqbi');
	const worker = await miniflare.getWorker('malaqbi');

	return {
		port: Number(direct.port),
		async scheduled(cron, at) {
			await worker.scheduled({ cron, scheduledTime: at });
		},
		stop: () => miniflare.dispose()
	};
}

function linesOf(stream: Readable, take: (line: string) => void) {
	createInterface({ input: stream }).on('line', (line) => {
		if (line.trim()) take(line);
	});
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Miniflare would end this process at once on a signal; the portal stops in order, and ends Miniflare then. */
function keepOnly(listeners: NodeJS.SignalsListener[][]) {
	for (const [place, signal] of signals.entries()) {
		for (const listener of process.listeners(signal)) {
			if (!listeners[place]?.includes(listener)) process.off(signal, listener);
		}
	}
}

/** Miniflare hands over its own Request and takes its own Response; both are the platform's in shape. */
const asService = (fetcher: Fetcher) => fetcher as never;
