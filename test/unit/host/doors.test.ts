/** The public door before a Worker that says what reached it. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, onTestFinished, test } from 'vitest';
import { contentDoor, frontDoor } from '#api/host/doors.ts';
import { jsonJournal } from '#api/host/journal.ts';

async function listening(server: http.Server) {
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	onTestFinished(() => void server.close());
	return (server.address() as AddressInfo).port;
}

async function openFront({ proxies = ['192.0.2.1'], own = 'belajar.example.go.id' } = {}) {
	const worker = await listening(
		http.createServer((request, response) => {
			response.setHeader('x-malaqbi-route', '/api/people/:id');
			response.end(JSON.stringify(request.headers));
		})
	);
	const lines: string[] = [];
	const front = frontDoor({
		worker: { port: worker },
		own: { host: own },
		assets: { answer: async () => false, fetch: async () => new Response() },
		proxies,
		tls: null,
		journal: jsonJournal((line) => void lines.push(line))
	});
	const port = await listening(front as http.Server);
	const ask = (headers: Record<string, string>, path = '/api/people/per_1?cari=Nurhayati') =>
		new Promise<{ status: number | undefined; headers: http.IncomingHttpHeaders; text: string }>(
			(done, fail) => {
				const options = { host: '127.0.0.1', port, path, headers, agent: false, setHost: false };
				http
					.get(options, (answer) => {
						let text = '';
						answer.setEncoding('utf8').on('data', (part: string) => (text += part));
						answer.on('end', () =>
							done({ status: answer.statusCode, headers: answer.headers, text })
						);
					})
					.on('error', fail);
			}
		);
	return { ask, lines };
}

const host = 'belajar.example.go.id';
const forged = {
	'x-forwarded-for': '203.0.113.7',
	'x-forwarded-host': 'jahat.example',
	'x-forwarded-proto': 'http',
	'x-forwarded-port': '81',
	forwarded: 'for=203.0.113.7;host=jahat.example',
	'x-real-ip': '203.0.113.7',
	'cf-connecting-ip': '203.0.113.7',
	'x-malaqbi-address': '203.0.113.7',
	'x-malaqbi-arrived': '1',
	'x-malaqbi-console': 'k'.repeat(43),
	'x-malaqbi-as': '198502282010011905',
	'mf-original-url': 'http://localhost/'
};

describe('forged headers', () => {
	test('reach nobody: not the host, the address, the proxy or the console', async ({ expect }) => {
		const { ask } = await openFront();
		const seen = JSON.parse((await ask({ host, ...forged })).text);
		expect(Object.keys(seen).toSorted()).toEqual([
			'connection',
			'host',
			'x-malaqbi-address',
			'x-malaqbi-arrived',
			'x-request-id'
		]);
		expect(seen).toMatchObject({ host, 'x-malaqbi-address': '127.0.0.1' });
		expect(Date.now() - Number(seen['x-malaqbi-arrived'])).toBeLessThan(5_000);
	});

	test('of another proxy than ours are not believed', async ({ expect }) => {
		const { ask } = await openFront({ proxies: ['198.51.100.1'] });
		const seen = JSON.parse((await ask({ host, ...forged })).text);
		expect(seen['x-malaqbi-address']).toBe('127.0.0.1');
	});

	test('behind our proxy give only the address that the proxy added', async ({ expect }) => {
		const { ask } = await openFront({ proxies: ['127.0.0.1'] });
		const chain = { ...forged, 'x-forwarded-for': '10.9.9.9, 198.51.100.4' };
		const seen = JSON.parse((await ask({ host, ...chain })).text);
		expect(seen).toMatchObject({ host, 'x-malaqbi-address': '198.51.100.4' });
		expect(seen['x-forwarded-host']).toBeUndefined();
	});

	test('of a foreign host are misdirected, whatever else they say', async ({ expect }) => {
		const { ask } = await openFront({ proxies: ['127.0.0.1'] });
		for (const other of ['jahat.example', `${host}.jahat.example`, `${host}:81`, '', 'localhost'])
			expect([other, (await ask({ host: other, 'x-forwarded-host': host })).status]).toEqual([
				other,
				421
			]);
	});
});

describe('the log', () => {
	test('tells the endpoint, never the person, the search or the address', async ({ expect }) => {
		const { ask, lines } = await openFront();
		const answer = await ask({ host, 'user-agent': 'Peramban', 'x-request-id': 'permintaan-1' });
		expect(answer.headers['x-malaqbi-route']).toBeUndefined();
		expect(answer.headers['x-request-id']).toBe('permintaan-1');
		await new Promise((wake) => setTimeout(wake, 20));
		const { at, ms, ...line } = JSON.parse(lines[0] ?? '');
		expect(line).toEqual({
			level: 'info',
			event: 'request',
			requestId: 'permintaan-1',
			method: 'GET',
			route: '/api/people/:id',
			status: 200
		});
		expect([typeof ms, Number.isNaN(Date.parse(at))]).toEqual(['number', false]);
	});

	test('takes no words from outside for an id', async ({ expect }) => {
		const { ask, lines } = await openFront();
		await ask({ host, 'x-request-id': '199201152019032901 "} {' });
		await new Promise((wake) => setTimeout(wake, 20));
		expect(JSON.parse(lines[0] ?? '').requestId).toMatch(/^[0-9a-f-]{36}$/);
	});

	test('holds the Worker’s own words whole', ({ expect }) => {
		const lines: string[] = [];
		const journal = jsonJournal((line) => void lines.push(line));
		journal.worker('{"level":"error","requestId":"a","path":"/api/x"}');
		journal.worker('workerd said something');
		expect(lines.map((line) => JSON.parse(line))).toMatchObject([
			{ event: 'worker', requestId: 'a', path: '/api/x' },
			{ event: 'worker', message: 'workerd said something' }
		]);
	});
});

test('a connection outlives the patience of a proxy before it', async ({ expect }) => {
	const { ask } = await openFront();
	const { headers } = await ask({ host, connection: 'keep-alive' });
	expect(headers['keep-alive']).toBe('timeout=75');
});

describe('a hall that signs in at once', () => {
	test('is let in two at a time, while pages pass by', async ({ expect }) => {
		const arrived: string[] = [];
		const held: http.ServerResponse[] = [];
		const worker = await listening(
			http.createServer((request, response) => {
				arrived.push(`${request.method} ${request.url}`);
				if (request.method === 'POST') held.push(response);
				else response.end('page');
			})
		);
		const front = await listening(
			frontDoor({
				worker: { port: worker },
				own: { host },
				assets: { answer: async () => false, fetch: async () => new Response() },
				proxies: ['127.0.0.1'],
				tls: null,
				journal: jsonJournal(() => {})
			}) as http.Server
		);
		const ask = (method: string, path: string) =>
			new Promise<void>((done, fail) => {
				const asked = { host: '127.0.0.1', port: front, method, path, headers: { host } };
				http
					.request({ ...asked, agent: false, setHost: false }, (answer) =>
						answer.resume().once('end', done)
					)
					.on('error', fail)
					.end();
			});
		const signIns = Array.from({ length: 5 }, () => ask('POST', '/sign-in'));
		await expect.poll(() => held.length).toBe(2);
		await ask('GET', '/home');
		expect(arrived).toEqual(['POST /sign-in', 'POST /sign-in', 'GET /home']);

		held[0]?.end();
		await expect.poll(() => held.length).toBe(3);
		for (let at = 1; at < 5; at += 1) {
			await expect.poll(() => held.length).toBeGreaterThan(at);
			held[at]?.end();
		}
		await Promise.all(signIns);
		expect(arrived.filter((line) => line === 'POST /sign-in')).toHaveLength(5);
	});
});

describe('the content door', () => {
	const content = 'konten.example.go.id';

	async function openContent() {
		const worker = await listening(
			http.createServer((request, response) => {
				response.end(JSON.stringify(request.headers));
			})
		);
		return listening(contentDoor({ worker: { port: worker }, own: { host, content } }));
	}

	test('says its own name, and takes along neither a cookie nor a word in our name', async ({
		expect
	}) => {
		const port = await openContent();
		const answer = await fetch(`http://127.0.0.1:${port}/material/x/y`, {
			headers: { ...forged, cookie: '__Host-session=x', range: 'bytes=0-9' }
		});
		const seen: Record<string, string> = await answer.json();
		expect(seen).toMatchObject({ host: content, range: 'bytes=0-9' });
		expect(seen).not.toHaveProperty('cookie');
		expect(Object.keys(seen).filter((name) => /^(cf-|x-malaqbi|x-forwarded)/.test(name))).toEqual(
			[]
		);
	});

	test('only gives', async ({ expect }) => {
		const port = await openContent();
		const { status } = await fetch(`http://127.0.0.1:${port}/material/x/y`, { method: 'POST' });
		expect(status).toBe(405);
	});
});
