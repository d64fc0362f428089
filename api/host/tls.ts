/**
 * The portal's own TLS: a certificate that is read again when its file changes, and plain http on the same
 * port sent to https. One port, two languages: a TLS client's first byte is always 22.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import http, { type RequestListener } from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import type { Journal } from './journal.ts';
import { explainPlainHttp } from './pages.ts';

export type Tls = { cert: string; key: string };
type Given = { tls: Tls; listener: RequestListener; own: { host: string }; journal: Journal };

/**
 * A connection without requests stays open for longer than proxies and browsers keep it (nginx: 60 s): who
 * closes first must not be the one to whom the next request is already on its way.
 */
export const kept = { keepAliveTimeout: 75_000 };

const handshake = 22;
const silenceMs = 10_000;
const lookEveryMs = 60_000;
export const warnDays = 21;

export function secureDoor({ tls, listener, own, journal }: Given) {
	const secure = https.createServer({ ...kept, ...pairOf(tls) }, listener);
	const plain = http.createServer(toHttps(own));
	const sockets = new Set<Socket>();
	const door = net.createServer((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		socket.setTimeout(silenceMs, () => socket.destroy());
		socket.once('data', (first) => {
			socket.pause();
			socket.setTimeout(0);
			socket.unshift(first);
			(firstByteOf(first) === handshake ? secure : plain).emit('connection', socket);
			process.nextTick(() => socket.resume());
		});
	});
	const watch = setInterval(watching(tls, secure, journal), lookEveryMs).unref();
	door.once('close', () => clearInterval(watch));
	return Object.assign(door, {
		closeAllConnections() {
			for (const socket of sockets) socket.destroy();
		}
	});
}

/** Sends plain http to the https address; what was already sent in the clear is not taken. */
export const toHttps =
	(own: { host: string }): RequestListener =>
	(request, response) => {
		if (request.method === 'GET' || request.method === 'HEAD')
			response.writeHead(308, { location: `https://${own.host}${request.url ?? '/'}` }).end();
		else explainPlainHttp(response, 'https-needed');
	};

/** A renewed pair takes over for new connections; a broken one is told, and the old one stays. */
function watching(tls: Tls, server: https.Server, journal: Journal) {
	let known = changedAt(tls);
	let warnedOn = '';
	return () => {
		const now = changedAt(tls);
		if (now !== known) {
			known = now;
			renew(tls, server, journal);
		}
		const today = new Date().toISOString().slice(0, 10);
		if (today === warnedOn) return;
		warnedOn = today;
		const days = daysLeft(tls.cert, new Date());
		if (days < warnDays)
			journal.event(`The certificate ${tls.cert} ends in ${Math.floor(days)} days.`);
	};
}

export function renew(tls: Tls, server: Pick<https.Server, 'setSecureContext'>, journal: Journal) {
	try {
		server.setSecureContext(pairOf(tls));
		journal.done(`The certificate ${tls.cert} was renewed and is in use.`);
	} catch (error) {
		journal.event(
			`The certificate ${tls.cert} changed and cannot be used; the old one stays: ${error instanceof Error ? error.message : String(error)}`
		);
	}
}

/** Throws when the two do not belong together. */
export const pairOf = ({ cert, key }: Tls) => ({
	cert: readFileSync(cert),
	key: readFileSync(key),
	minVersion: 'TLSv1.2' as const
});

export const daysLeft = (cert: string, now: Date) =>
	(new Date(new X509Certificate(readFileSync(cert)).validTo).getTime() - now.getTime()) /
	86_400_000;

const changedAt = ({ cert, key }: Tls) =>
	[cert, key].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs).join();

const firstByteOf = (data: unknown) => (data instanceof Uint8Array ? data[0] : undefined);
