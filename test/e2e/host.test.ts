import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interruptStart, workingOn } from '../support/interrupted.ts';
import { emptyDataDir, startEmptyPortal, startPortal, type Portal } from '../support/portal.ts';

type Child = { pid: number; program: string };

const childrenOf = ({ dataDir }: Portal): Child[] =>
	JSON.parse(readFileSync(join(dataDir, 'run', 'pids'), 'utf8'));
const isAlive = (pid: number) => {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
};
const soon = async (isTrue: () => boolean | Promise<boolean>) => {
	for (let turn = 0; turn < 100; turn++) {
		if (await isTrue()) return true;
		await new Promise((wake) => setTimeout(wake, 200));
	}
	return false;
};

/** A request whose Host header is ours to choose, which `fetch` does not allow. */
function ask(url: string, headers: Record<string, string>, path = '/') {
	const { port } = new URL(url);
	return new Promise<{ status: number; location: string | undefined; text: string }>(
		(done, fail) => {
			const request = http.get(
				{ host: '127.0.0.1', port, path, headers, setHost: false },
				(answer) => {
					let text = '';
					answer.setEncoding('utf8').on('data', (part: string) => (text += part));
					answer.on('end', () =>
						done({ status: answer.statusCode ?? 0, location: answer.headers.location, text })
					);
				}
			);
			request.on('error', fail);
		}
	);
}

describe('the host', () => {
	let portal: Portal;
	beforeAll(async () => {
		portal = await startEmptyPortal();
	});
	afterAll(() => portal.stop());

	test('says where the first admin signs up', ({ expect }) => {
		expect(portal.said()).toMatch(/\/first-run\/[\w-]{43}/);
	});

	test('says which port is taken', async ({ expect }) => {
		const { port } = new URL(portal.url);
		const second = startPortal({ dataDir: emptyDataDir(), env: { DEMO: '0', PORT: port } });
		await expect(second).rejects.toThrow(`PORT ${port} is taken by another program`);
	});

	test('shares its folder with nobody', async ({ expect }) => {
		const second = startPortal({ dataDir: portal.dataDir, env: { DEMO: '0' } });
		await expect(second).rejects.toThrow('is in use by another portal');
	});

	test('says when the folder cannot be written', async ({ expect }) => {
		const folder = emptyDataDir();
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'file'), '');
		const start = startPortal({ dataDir: join(folder, 'file', 'data'), env: { DEMO: '0' } });
		await expect(start).rejects.toThrow('is not writable');
	});

	test('names the setting that is wrong', async ({ expect }) => {
		const start = startPortal({
			dataDir: emptyDataDir(),
			env: { DEMO: '0', APP_ORIGIN: 'bukan alamat' }
		});
		await expect(start).rejects.toThrow('APP_ORIGIN');
	});

	test('answers under its own name only', async ({ expect }) => {
		const { host, port } = new URL(portal.url);
		expect((await ask(portal.url, { host })).status).toBe(200);
		expect(await ask(portal.url, { host: `127.0.0.1:${port}` })).toMatchObject({
			status: 308,
			location: `${portal.url}/`
		});
		const other = await ask(portal.url, { host: 'portal.example.go.id' });
		expect(other.status).toBe(421);
		expect(other.text).toContain('https');
	});

	test('lets nobody outside speak in the console’s name or choose an address', async ({
		expect
	}) => {
		const { host } = new URL(portal.url);
		const forged = {
			host,
			'x-malaqbi-console': 'x'.repeat(43),
			'x-malaqbi-as': '198502282010011905',
			'mf-original-url': 'http://localhost/'
		};
		expect((await ask(portal.url, forged, '/api/audit')).status).toBe(401);
	});

	test('answers 503 while the database is away, and recovers by itself', async ({ expect }) => {
		const database = childrenOf(portal).find(({ program }) => program === 'local-server');
		process.kill(database?.pid ?? 0, 'SIGKILL');
		const away = await fetch(`${portal.url}/api/me`);
		expect([401, 503]).toContain(away.status);
		if (away.status === 503)
			expect(await away.json()).toMatchObject({ code: 'database-unavailable' });
		expect(await soon(async () => (await fetch(`${portal.url}/api/health`)).status === 200)).toBe(
			true
		);
	});

	test('stops as asked at any step of a start, and the next start goes on', async () => {
		const settings = { dataDir: emptyDataDir(), env: { DEMO: '0' } };
		const ways = [
			{ after: '✓ opening the database', by: 'terminal' },
			{ after: '✓ migrating the database', by: 'terminal' },
			{ after: '✓ migrating the database', by: 'service' },
			{ after: '✓ starting the Worker', by: 'terminal' }
		] as const;
		for (const way of ways) {
			const { code, said } = await interruptStart(settings, way);
			expect(said).toContain('stopped as asked');
			expect(said).not.toMatch(/✗|did not start|Malaqbi is at/);
			expect(code).toBe(0);
			expect(workingOn(settings.dataDir)).toEqual([]);
		}
		const next = await startPortal(settings);
		expect(next.said()).toMatch(/\/first-run\/[\w-]{43}/);
		await next.stop();
	});

	test('ends what a power cut left behind, and still knows what was written', async ({
		expect
	}) => {
		const first = await startEmptyPortal();
		const children = childrenOf(first);
		const token = /\/first-run\/([\w-]{43})/.exec(first.said())?.[1];
		const admin = {
			nip: '198502282010011905',
			name: 'Muhammad Ilham',
			password: 'perahu-sandeq-biru'
		};
		const signedUp = await fetch(`${first.url}/api/accounts/links/${token}/first-admin`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: first.url },
			body: JSON.stringify(admin)
		});
		expect(signedUp.status).toBe(200);
		await first.kill();

		const second = await startPortal({ dataDir: first.dataDir, env: { DEMO: '0' } });
		expect(children.every(({ pid }) => !isAlive(pid))).toBe(true);
		expect(second.said()).not.toContain('/first-run/');
		const signedIn = await fetch(`${second.url}/api/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: second.url },
			body: JSON.stringify({ nip: admin.nip, password: admin.password })
		});
		expect(signedIn.status).toBe(200);
		await second.stop();
	});
});

describe('a portal that Ctrl-C has stopped', () => {
	let portal: Portal;
	let children: Child[];
	let code: number | null;
	beforeAll(async () => {
		portal = await startEmptyPortal();
		children = childrenOf(portal);
		code = await portal.halt();
	});

	test('leaves no process behind', async () => {
		expect(children.map(({ program }) => program).sort()).toEqual(['local-server', 'workerd']);
		expect(code).toBe(0);
		expect(portal.said()).toContain('stopped as asked');
		expect(await soon(() => children.every(({ pid }) => !isAlive(pid)))).toBe(true);
	});

	test('never loads the demo into a real agency', async () => {
		const start = startPortal({ dataDir: portal.dataDir, env: { DEMO: '1' } });
		await expect(start).rejects.toThrow('holds a real agency');
	});
});
