/** The portal's own TLS, with real sockets and certificates of one day. */
import http from 'node:http';
import https from 'node:https';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { generate } from 'selfsigned';
import { describe, onTestFinished, test } from 'vitest';
import { readSettings } from '#api/host/settings.ts';
import { daysLeft, pairOf, renew, secureDoor } from '#api/host/tls.ts';
import { folder } from '#test/support/data-folder.ts';

const certify = async (place: string, name: string) => {
	const made = await generate([{ name: 'commonName', value: name }], {
		notAfterDate: new Date(Date.now() + 10.5 * 86_400_000)
	});
	const tls = { cert: join(place, 'cert.pem'), key: join(place, 'key.pem') };
	writeFileSync(tls.cert, made.cert);
	writeFileSync(tls.key, made.private);
	return tls;
};

async function openDoor() {
	const tls = await certify(folder(), 'belajar.example.go.id');
	const said: string[] = [];
	const journal = {
		request: () => undefined,
		note: () => undefined,
		worker: () => undefined,
		event: (line: string) => void said.push(line),
		done: (line: string) => void said.push(`done: ${line}`)
	};
	const door = secureDoor({
		tls,
		own: { host: 'belajar.example.go.id' },
		journal,
		listener: (request, response) => void response.end(`${request.method} ${request.url}`)
	});
	await new Promise<void>((ready) => door.listen(0, '127.0.0.1', ready));
	onTestFinished(() => {
		door.close();
		door.closeAllConnections();
	});
	return { tls, said, journal, port: (door.address() as AddressInfo).port };
}

type Asked = { port: number; secure: boolean; method?: string; path?: string; body?: string };
const ask = ({ port, secure, method = 'GET', path = '/home?q=1', body }: Asked) =>
	new Promise<{ status: number | undefined; location: string | undefined; text: string }>(
		(done, fail) => {
			const send = secure ? https.request : http.request;
			const request = send(
				{ host: '127.0.0.1', port, path, method, agent: false, rejectUnauthorized: false },
				(answer) => {
					let text = '';
					answer.setEncoding('utf8').on('data', (part: string) => (text += part));
					answer.on('end', () =>
						done({ status: answer.statusCode, location: answer.headers.location, text })
					);
				}
			);
			request.on('error', fail).end(body);
		}
	);

describe('the secure door', () => {
	test('speaks TLS, and passes bodies of any size', async ({ expect }) => {
		const { port } = await openDoor();
		expect(await ask({ port, secure: true })).toMatchObject({ status: 200, text: 'GET /home?q=1' });
		const body = 'x'.repeat(200_000);
		expect(await ask({ port, secure: true, method: 'POST', body })).toMatchObject({ status: 200 });
	});

	test('sends plain http on the same port to https, and takes nothing in the clear', async ({
		expect
	}) => {
		const { port } = await openDoor();
		expect(await ask({ port, secure: false })).toMatchObject({
			status: 308,
			location: 'https://belajar.example.go.id/home?q=1'
		});
		const posted = await ask({ port, secure: false, method: 'POST', body: 'password=rahasia' });
		expect(posted).toMatchObject({ status: 421 });
		expect(posted.text).toContain('https');
	});

	test('refuses what is older than TLS 1.2', async ({ expect }) => {
		const { port } = await openDoor();
		const refused = new Promise((done) => {
			const old = { port, host: '127.0.0.1', maxVersion: 'TLSv1.1', minVersion: 'TLSv1' } as const;
			connect({ ...old, ciphers: 'DEFAULT@SECLEVEL=0', rejectUnauthorized: false })
				.once('error', () => done('refused'))
				.once('secureConnect', () => done('taken'));
		});
		expect(await refused).toBe('refused');
	});
});

describe('a certificate', () => {
	test('that is renewed takes over, and a broken one does not', async ({ expect }) => {
		const { tls, said, journal } = await openDoor();
		let used = 0;
		const server = { setSecureContext: () => void (used += 1) };
		renew(tls, server, journal);
		expect([used, said.at(-1)]).toEqual([1, expect.stringMatching(/^done: .*was renewed/)]);
		writeFileSync(tls.key, 'half a file');
		const strict = https.createServer();
		renew(tls, strict, journal);
		expect(said.at(-1)).toContain('the old one stays');
	});

	test('tells how long it lasts', async ({ expect }) => {
		const tls = await certify(folder(), 'a');
		expect(Math.floor(daysLeft(tls.cert, new Date()))).toBe(10);
		expect(pairOf(tls).cert.length).toBeGreaterThan(100);
	});

	test('needs its key and an https address', ({ expect }) => {
		const cert = join(folder(), 'c.pem');
		writeFileSync(cert, '');
		expect(() => readSettings({ TLS_CERT: cert })).toThrow('TLS_CERT and TLS_KEY go together');
		expect(() =>
			readSettings({ TLS_CERT: cert, TLS_KEY: cert, APP_ORIGIN: 'http://a.go.id' })
		).toThrow('APP_ORIGIN');
		expect(() => readSettings({ HTTP_PORT: '80' })).toThrow('HTTP_PORT');
		expect(() => readSettings({ TLS_CERT: cert, TLS_KEY: folder() })).toThrow(
			/TLS_KEY: cannot be read by this user \(EISDIR/
		);
	});
});
