/** What an agency puts in front of the portal: https with a certificate, plain http behind it. */
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export type TlsProxy = {
	/** What people type: `https://malaqbi.test:41234`. */
	origin: string;
	/** Where the portal listens, once that is known. */
	passTo: (portal: string) => void;
	stop: () => Promise<void>;
};

export async function openTlsProxy(hostName: string): Promise<TlsProxy> {
	let behind = '';
	const { private: key, cert } = await generate([{ name: 'commonName', value: hostName }], {
		keyType: 'ec',
		algorithm: 'sha256'
	});
	const server = https.createServer({ key, cert }, (request, response) => {
		const { method, url, headers, socket } = request;
		const onward = http.request(new URL(url ?? '/', behind), {
			method,
			headers: {
				...headers,
				'x-forwarded-for': [headers['x-forwarded-for'], socket.remoteAddress]
					.filter(Boolean)
					.join(', ')
			}
		});
		onward.on('response', (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
		});
		onward.on('error', () => response.destroy());
		request.pipe(onward);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as AddressInfo;

	return {
		origin: `https://${hostName}:${port}`,
		passTo: (portal) => void (behind = portal),
		stop: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			})
	};
}
