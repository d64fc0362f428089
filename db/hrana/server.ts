/** Routes, limits and manners of Hrana over HTTP; what a database does is in `stream.ts`. */
import { hash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { NodeBuffer } from './bytes.ts';
import { cursorEntries } from './cursor.ts';
import { asHranaError, HranaError, ProtocolError } from './errors.ts';
import { parseCursor, parsePipeline } from './parse.ts';
import { answer, wireError } from './requests.ts';
import type { Streams } from './streams.ts';

export type HttpOptions = {
	authToken: string | undefined;
	bodyBytes: number;
	/** The open streams of the database of this name; null when there is none. */
	streamsOf(name: string): Streams | null;
};

type Route = { name: string; endpoint: 'version' | 'pipeline' | 'cursor' };

const ROUTE = /^\/(?:([A-Za-z0-9][A-Za-z0-9_-]{0,127})\/)?(v[23])(?:\/(pipeline|cursor))?\/?$/;
const DEFAULT_NAME = 'default';
/** Small: the client copies all it has buffered for each row that it takes out. */
const CURSOR_CHUNK = 8_192;

export function hranaServer(options: HttpOptions) {
	const serving = { ...options, may: authorisation(options.authToken) };
	const server = createServer((request, response) => {
		void serve(serving, request, response).catch((error: unknown) => {
			refuse(response, error);
		});
	});
	server.keepAliveTimeout = 65_000;
	server.headersTimeout = 20_000;
	server.requestTimeout = 60_000;
	return server;
}

type Serving = HttpOptions & { may: (request: IncomingMessage) => boolean };

async function serve(options: Serving, request: IncomingMessage, response: ServerResponse) {
	const route = routeOf(request.url ?? '');
	if (!route) {
		send(response, 404, { message: 'Not found', code: 'NOT_FOUND' });
		return;
	}
	if (isForeignPage(request)) {
		send(response, 403, { message: 'Not for web pages', code: 'FORBIDDEN' });
		return;
	}
	if (route.endpoint === 'version') {
		const allowed = request.method === 'GET' || request.method === 'HEAD';
		send(response, allowed ? 200 : 405, { server: 'malaqbi', protocol: 'hrana' });
		return;
	}
	if (request.method !== 'POST') {
		send(response, 405, { message: 'Use POST', code: 'METHOD_NOT_ALLOWED' });
		return;
	}
	if (!options.may(request)) {
		send(response, 401, { message: 'The token is missing or wrong', code: 'UNAUTHORIZED' });
		return;
	}
	const streams = options.streamsOf(route.name);
	if (!streams) {
		send(response, 404, { message: 'No such database', code: 'NOT_FOUND' });
		return;
	}

	refuseUnread(request, options.bodyBytes);
	const body = await readBody(request, options.bodyBytes);
	await (route.endpoint === 'pipeline' ? pipeline : cursor)(streams, body, response);
}

function routeOf(url: string): Route | null {
	const found = ROUTE.exec(url.split('?', 1)[0] ?? '');
	if (!found) return null;
	const [, name = DEFAULT_NAME, version, endpoint] = found;
	if (endpoint === 'cursor') return version === 'v3' ? { name, endpoint } : null;
	return { name, endpoint: endpoint === 'pipeline' ? endpoint : 'version' };
}

async function pipeline(streams: Streams, body: unknown, response: ServerResponse) {
	const { baton: given, requests } = parsePipeline(body);
	const { id, stream } = streams.acquire(given);
	response.on('close', () => {
		if (!response.writableFinished) streams.drop(id, stream);
	});
	try {
		const results: string[] = [];
		for (const request of requests) {
			if (stream.isClosed) throw new ProtocolError('STREAM_CLOSED', 'The stream was closed');
			results.push(await answer(stream, request));
		}
		if (stream.owesSync) await stream.settle();
		if (response.destroyed) {
			streams.drop(id, stream);
			return;
		}
		const baton = JSON.stringify(streams.release(id, stream));
		sendJson(response, 200, `{"baton":${baton},"base_url":null,"results":[${results.join(',')}]}`);
	} catch (error) {
		streams.drop(id, stream);
		throw error;
	}
}

async function cursor(streams: Streams, body: unknown, response: ServerResponse) {
	const { baton, batch } = parseCursor(body);
	const { id, stream } = streams.acquire(baton);
	const next = streams.reserve(id, stream);
	response.once('close', () => {
		if (!response.writableFinished) streams.drop(next.id, stream);
	});
	response.writeHead(200, { 'content-type': 'text/plain' });
	response.write(`${JSON.stringify({ baton: next.baton, base_url: null })}\n`);
	try {
		let lines = '';
		for await (const entry of cursorEntries(stream, batch)) {
			lines += `${entry}\n`;
			if (lines.length < CURSOR_CHUNK) continue;
			await stream.settle();
			await flush(response, lines);
			lines = '';
		}
		await stream.settle();
		streams.release(next.id, stream);
		response.end(lines);
	} catch {
		streams.drop(next.id, stream);
		response.destroy();
	}
}

/** Waits for a slow reader instead of keeping everything in memory. */
async function flush(response: ServerResponse, lines: string) {
	if (response.write(lines) || response.destroyed) return;
	await new Promise<void>((resume) => {
		const go = () => {
			response.off('drain', go).off('close', go);
			resume();
		};
		response.on('drain', go).on('close', go);
	});
}

/** What its head tells already. No client compresses, and a bomb of zeros would fit into any limit. */
function refuseUnread({ headers }: IncomingMessage, most: number) {
	if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
		throw new HranaError('ENCODING_UNSUPPORTED', 'The request body must not be compressed');
	}
	if (Number(headers['content-length'] ?? 0) > most) throw tooLarge();
}

const tooLarge = () => new HranaError('REQUEST_TOO_LARGE', 'The request body is too large');

/**
 * By events: an async iterator over so small a body costs more than the query does. With its last byte
 * the body is whole; that the stream tells its end is not waited for.
 */
function readBody(request: IncomingMessage, most: number): Promise<unknown> {
	const whole = Number(request.headers['content-length'] ?? Number.NaN);
	return new Promise((done, fail) => {
		const chunks: Buffer[] = [];
		let size = 0;
		const finish = () => {
			try {
				done(JSON.parse(String(chunks.length === 1 ? chunks[0] : NodeBuffer.concat(chunks))));
			} catch {
				fail(new ProtocolError('PROTOCOL_ERROR', 'The body is not JSON'));
			}
		};
		request.on('data', (chunk: Buffer) => {
			size += chunk.byteLength;
			if (size > most) {
				request.pause();
				fail(tooLarge());
				return;
			}
			chunks.push(chunk);
			if (size === whole) finish();
		});
		request.on('end', () => {
			if (size !== whole || size === 0) finish();
		});
		request.on('error', () => fail(new ProtocolError('PROTOCOL_ERROR', 'The body is cut')));
	});
}

function refuse(response: ServerResponse, error: unknown) {
	if (response.headersSent || response.destroyed) return response.destroy();
	if (error instanceof ProtocolError) {
		send(response, 400, wireError(error));
		return;
	}

	const { code } = asHranaError(error);
	if (UNREAD.has(code)) response.setHeader('connection', 'close');
	send(response, STATUS[code] ?? 500, wireError(error));
}

const STATUS: Record<string, number> = {
	STREAM_EXPIRED: 400,
	REQUEST_TOO_LARGE: 413,
	ENCODING_UNSUPPORTED: 415,
	TRANSACTION_BUSY: 503
};
/** The rest of the body is not waited for. */
const UNREAD = new Set(['REQUEST_TOO_LARGE', 'ENCODING_UNSUPPORTED']);

const send = (response: ServerResponse, status: number, content: unknown) => {
	sendJson(response, status, JSON.stringify(content));
};

/** As text, not as bytes: then Node sends head and body in one piece. */
function sendJson(response: ServerResponse, status: number, body: string) {
	response.writeHead(status, {
		'content-type': 'application/json',
		'content-length': NodeBuffer.byteLength(body)
	});
	response.end(body);
}

/**
 * Both sides are hashed, so that neither length nor content shows in the time taken. What a connection
 * has shown once is not hashed again: it compares with nothing but its own words.
 */
function authorisation(token: string | undefined) {
	if (token === undefined) return () => true;
	const expected = digest(`Bearer ${token}`);
	const accepted = new WeakMap<object, string>();
	return ({ headers, socket }: IncomingMessage) => {
		const given = headers.authorization ?? '';
		if (given !== '' && accepted.get(socket) === given) return true;
		if (!timingSafeEqual(digest(given.replace(/^bearer /i, 'Bearer ')), expected)) return false;
		accepted.set(socket, given);
		return true;
	};
}

const digest = (text: string) => hash('sha256', text, 'buffer');

/** A browser names the page it calls from; only a page of this machine may be there. */
function isForeignPage(request: IncomingMessage) {
	const { origin } = request.headers;
	if (origin === undefined) return false;
	return !/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
}
