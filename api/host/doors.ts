/**
 * The doors to the Worker. From outside: our host names only, no header that speaks for us, the
 * client's address set by us, plain http for this machine alone. From inside: the console's socket.
 */
import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { Assets } from './assets.ts';
import { forward, keptHeaders } from './forward.ts';
import type { Journal } from './journal.ts';
import { explainPlainHttp } from './pages.ts';
import { openLines } from './lines.ts';
import { kept, secureDoor, type Tls } from './tls.ts';

/** Headers by which somebody outside could speak for us, for a proxy or for the runtime. */
const ours = /^(cf-|mf-|x-forwarded-|x-malaqbi-|forwarded$|x-real-ip$)/;
/** Filled in when they are known; a port of 0 means that the Worker does not stand yet. */
export type WorkerPlace = { port: number };
/** The portal's own host name, and that of uploaded files, when it may be asked for at the public door too. */
export type OwnPlace = { host: string; content?: string };

export type FrontGiven = {
	worker: WorkerPlace;
	own: OwnPlace;
	assets: Assets;
	/** Addresses of the proxies that may say whom they speak for. */
	proxies: readonly string[];
	tls: Tls | null;
	journal: Journal;
};

/** The public door: assets, then the Worker. */
export function frontDoor({ worker, own, assets, proxies, tls, journal }: FrontGiven) {
	const lines = openLines();
	const listener: RequestListener = (request, response) => {
		const path = (request.url ?? '/').split('?')[0] ?? '/';
		const told = tellOf(request, journal);
		response.once('close', () => told.end(response.statusCode));
		response.setHeader('x-request-id', told.requestId);
		const peer = peerOf(request);
		const isProxy = proxies.includes(peer);
		if (!tls && !isProxy && !isLoopbackAddress(peer)) {
			explainPlainHttp(response, 'https-needed');
			return;
		}

		const host = request.headers.host ?? '';
		// With TLS of its own the portal answers both names at one port.
		if (own.content !== undefined && host === own.content) {
			toContent(request, response, { worker, host });
			return;
		}
		if (host !== own.host) {
			if (!tls && isLoopbackHost(host) && isLoopbackHost(own.host) && request.method === 'GET') {
				response.writeHead(308, { location: `http://${own.host}${request.url ?? '/'}` }).end();
				return;
			}
			explainPlainHttp(response, isLoopbackHost(own.host) ? 'https-needed' : 'misdirected');
			return;
		}
		const headers = outsideHeaders(request, {
			address: addressOf(request, isProxy),
			host: own.host,
			requestId: told.requestId
		});
		void assets.answer(request, response, path).then((done) => {
			if (done) told.forget();
			else
				lines.pass({ request, response, path }, () =>
					forward(request, response, { port: worker.port, headers, onRoute: told.route })
				);
		});
	};
	return tls ? secureDoor({ tls, listener, own, journal }) : http.createServer(kept, listener);
}

/** One line a request: which page or endpoint, never the address with its ids, codes and searches. */
function tellOf(request: IncomingMessage, journal: Journal) {
	const begun = performance.now();
	const given = String(request.headers['x-request-id'] ?? '');
	const requestId = /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
	let route: string | null = '';
	return {
		requestId,
		route: (name: string) => void (route = name),
		/** Static files are many and tell nothing. */
		forget: () => void (route = null),
		end(status: number) {
			if (route === null) return;
			const ms = Math.round((performance.now() - begun) * 10) / 10;
			journal.request({ requestId, method: request.method ?? '', route, status, ms });
		}
	};
}

/** The content host: uploaded files and nothing of the portal. It takes no cookie with it. */
export const contentDoor = ({ worker, own }: { worker: WorkerPlace; own: OwnPlace }) =>
	http.createServer(kept, (request, response) =>
		toContent(request, response, { worker, host: own.content ?? '' })
	);

type ContentPlace = { worker: WorkerPlace; host: string };

/** To the Worker in the content host's name, whatever name was asked for: behind a proxy it may be another. */
function toContent(
	request: IncomingMessage,
	response: ServerResponse,
	{ worker, host }: ContentPlace
) {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { allow: 'GET, HEAD' }).end();
		return;
	}
	const headers = keptHeaders(request, (name) => !ours.test(name) && name !== 'cookie');
	forward(request, response, { port: worker.port, headers: { ...headers, host } });
}

/** The console's door, on a socket that only this user may open: everything is said in the console's name. */
export const consoleDoor = ({
	worker,
	key,
	host
}: {
	worker: WorkerPlace;
	key: string;
	host: string;
}) =>
	http.createServer((request, response) => {
		const headers = { ...keptHeaders(request, () => true), 'x-malaqbi-console': key, host };
		forward(request, response, { port: worker.port, headers });
	});

function outsideHeaders(
	request: IncomingMessage,
	{ address, host, requestId }: { address: string; host: string; requestId: string }
) {
	return {
		...keptHeaders(request, (name) => !ours.test(name)),
		host,
		'x-request-id': requestId,
		'x-malaqbi-address': address,
		'x-malaqbi-arrived': String(Date.now())
	};
}

/** Behind our own proxy the last address it added is the client's; else the peer's. */
function addressOf(request: IncomingMessage, isProxy: boolean) {
	const added = String(request.headers['x-forwarded-for'] ?? '')
		.split(',')
		.at(-1)
		?.trim();
	return (isProxy && added) || peerOf(request) || 'unknown';
}

/** An IPv4 address stays one on a socket that speaks both. */
const peerOf = (request: IncomingMessage) =>
	(request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
const isLoopbackAddress = (address: string) => /^(::1|127\.|::ffff:127\.)/.test(address);
const isLoopbackHost = (host: string) => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
