/**
 * The doors to the Worker. From outside: our host names only, no header that speaks for us, the
 * client's address set by us, plain http for this machine alone. From inside: the console's socket.
 */
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { encodingFor, type Assets } from './assets.ts';
import { explainPlainHttp, portalAway } from './pages.ts';

/** Headers by which somebody outside could speak for us, for a proxy or for the runtime. */
const ours = /^(cf-|mf-|x-forwarded-|x-malaqbi-|forwarded$|x-real-ip$)/;
const hops = new Set([
	'connection',
	'keep-alive',
	'transfer-encoding',
	'upgrade',
	'proxy-authorization',
	'te',
	'trailer'
]);

/** Filled in when they are known; a port of 0 means that the Worker does not stand yet. */
export type WorkerPlace = { port: number };
export type OwnPlace = { host: string };

export type FrontGiven = {
	worker: WorkerPlace;
	own: OwnPlace;
	assets: Assets;
	trustProxy: boolean;
	tls: { cert: string; key: string } | null;
};

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** The public door: assets, then the Worker. */
export function frontDoor({ worker, own, assets, trustProxy, tls }: FrontGiven) {
	const listener: RequestListener = (request, response) => {
		const path = (request.url ?? '/').split('?')[0] ?? '/';
		const peer = request.socket.remoteAddress ?? '';
		if (!tls && !trustProxy && !isLoopbackAddress(peer)) {
			explainPlainHttp(response, 'https-needed');
			return;
		}

		const host = request.headers.host ?? '';
		if (host !== own.host) {
			if (isLoopbackHost(host) && isLoopbackHost(own.host) && request.method === 'GET') {
				response.writeHead(308, { location: `http://${own.host}${request.url ?? '/'}` }).end();
				return;
			}
			explainPlainHttp(response, isLoopbackHost(own.host) ? 'https-needed' : 'misdirected');
			return;
		}
		const headers = outsideHeaders(request, {
			address: addressOf(request, trustProxy),
			host: own.host
		});
		void assets.answer(request, response, path).then((done) => {
			if (!done) forward(request, response, { port: worker.port, headers });
		});
	};
	if (!tls) return http.createServer(listener);
	return https.createServer({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, listener);
}

/** The content host: uploaded packages will be served here; nothing of the portal ever is. */
export const contentDoor = () =>
	http.createServer((_request, response) => {
		response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Tidak ditemukan');
	});

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
	{ address, host }: { address: string; host: string }
) {
	return {
		...keptHeaders(request, (name) => !ours.test(name)),
		host,
		'x-malaqbi-address': address
	};
}

function keptHeaders({ headers }: IncomingMessage, isKept: (name: string) => boolean) {
	return Object.fromEntries(
		Object.entries(headers).filter(
			([name, value]) => value !== undefined && !hops.has(name) && isKept(name)
		)
	);
}

/** Behind our own proxy the last address it added is the client's; else the peer's. */
function addressOf(request: IncomingMessage, trustProxy: boolean) {
	const added = String(request.headers['x-forwarded-for'] ?? '')
		.split(',')
		.at(-1)
		?.trim();
	return (trustProxy && added) || (request.socket.remoteAddress ?? 'unknown');
}

type Onward = { port: number; headers: http.OutgoingHttpHeaders };

function forward(request: IncomingMessage, response: ServerResponse, { port, headers }: Onward) {
	if (port === 0) {
		portalAway(request, response);
		return;
	}
	const { method, url: path } = request;
	const onward = http.request({
		host: '127.0.0.1',
		port,
		method,
		path,
		headers,
		agent,
		setHost: false
	});
	onward.on('response', (answer) => sendBack(request, response, answer));
	onward.on('error', () => portalAway(request, response));
	response.on('close', () => onward.destroy());
	request.pipe(onward);
}

function sendBack(request: IncomingMessage, response: ServerResponse, answer: IncomingMessage) {
	const headers = keptHeaders(answer, () => true);
	const type = String(headers['content-type'] ?? '');
	const encoding =
		headers['content-encoding'] || request.method === 'HEAD'
			? 'identity'
			: encodingFor(type, request.headers['accept-encoding']);
	if (encoding === 'identity' || isBodiless(answer.statusCode)) {
		response.writeHead(answer.statusCode ?? 502, headers);
		answer.pipe(response);
		return;
	}
	response.writeHead(answer.statusCode ?? 502, {
		...keptHeaders(answer, (name) => name !== 'content-length'),
		'content-encoding': encoding,
		vary: 'accept-encoding'
	});
	const packed =
		encoding === 'br'
			? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
			: createGzip();
	answer.pipe(packed).pipe(response);
}

const isBodiless = (status = 200) =>
	status === 204 || status === 304 || (status >= 300 && status < 400);
const isLoopbackAddress = (address: string) => /^(::1|127\.|::ffff:127\.)/.test(address);
const isLoopbackHost = (host: string) => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
