/** From a door to the Worker and back. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { encodingFor } from './assets.ts';
import { portalAway } from './pages.ts';

const hops = new Set([
	'connection',
	'keep-alive',
	'transfer-encoding',
	'upgrade',
	'proxy-authorization',
	'te',
	'trailer'
]);

/** Of requests that may be sent again; a connection that idles is given up before the Worker closes it (5 s). */
const agent = new http.Agent({ keepAlive: true, maxSockets: 256, timeout: 2_000 });
const mayBeRepeated = new Set(['GET', 'HEAD']);

/** The Worker's word for which page or endpoint answered; for the log alone. */
const routeHeader = 'x-malaqbi-route';

export type Onward = {
	port: number;
	headers: http.OutgoingHttpHeaders;
	onRoute?: (route: string) => void;
};

/** Sends a request on to the Worker and its answer back, compressed where it helps. */
export function forward(
	request: IncomingMessage,
	response: ServerResponse,
	{ port, headers, onRoute }: Onward
) {
	if (port === 0) {
		portalAway(request, response);
		return;
	}
	const { method = 'GET', url: path } = request;
	const isRepeatable = mayBeRepeated.has(method);

	// What must not be sent twice takes a connection of its own: one that was kept may be closing just now.
	function send(kept: boolean) {
		const onward = http.request({
			host: '127.0.0.1',
			port,
			method,
			path,
			headers,
			agent: kept ? agent : false,
			setHost: false
		});
		const giveUp = () => onward.destroy();
		onward.on('response', (answer) => {
			onRoute?.(String(answer.headers[routeHeader] ?? ''));
			sendBack(request, response, answer);
		});
		onward.on('error', () => {
			response.off('close', giveUp);
			if (kept && onward.reusedSocket && !response.headersSent && !response.destroyed) send(false);
			else portalAway(request, response);
		});
		response.on('close', giveUp);
		if (isRepeatable) onward.end();
		else request.pipe(onward);
	}
	send(isRepeatable);
}

function sendBack(request: IncomingMessage, response: ServerResponse, answer: IncomingMessage) {
	const headers = keptHeaders(answer, (name) => name !== routeHeader);
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
		...keptHeaders(answer, (name) => name !== 'content-length' && name !== routeHeader),
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
export function keptHeaders({ headers }: IncomingMessage, isKept: (name: string) => boolean) {
	return Object.fromEntries(
		Object.entries(headers).filter(
			([name, value]) => value !== undefined && !hops.has(name) && isKept(name)
		)
	);
}
