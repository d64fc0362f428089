/**
 * The way from two empty accounts to a portal on Cloudflare and Turso, as docs/operations.md describes it:
 * the built Worker alone, an R2 bucket, and a database server that asks for a token.
 */
import { randomBytes } from 'node:crypto';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Log, LogLevel, Miniflare } from 'miniflare';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAssets } from '#api/host/assets.ts';
import { readWranglerToml } from '#api/host/wrangler-toml.ts';
import { serveLibsql, type LocalServer } from '#db/local-server.ts';
import { migrate } from '#db/migrate.ts';
import { pngOf } from '#test/support/png.ts';
import { emptyDataDir, startPortal } from '#test/support/portal.ts';

const origin = 'https://belajar.example.go.id';
const admin = { nip: '198502282010011905', password: 'perahu-sandeq-biru' };
const dataDir = emptyDataDir();
let turso: LocalServer;
let worker: Miniflare;
let cookie = '';
let link = '';

beforeAll(async () => {
	const token = 'kunci basis data';
	const fileFor = () => join(dataDir, 'turso.db');
	turso = await serveLibsql({ fileFor, authToken: token });
	const there = { LIBSQL_URL: turso.url, LIBSQL_AUTH_TOKEN: token };
	const secret = randomBytes(32).toString('base64url');
	await migrate(there);
	const env = { ...there, DEMO: '0', APP_ORIGIN: origin, APP_SECRET: secret };
	const first = await startPortal({ dataDir, env });
	link = /\/first-run\/[\w-]{43}/.exec(first.said())?.[0] ?? '';
	await first.halt();
	worker = await deployed({ ...there, APP_ORIGIN: origin, APP_SECRET: secret });
	const bucket = await worker.getR2Bucket('BUCKET');
	for (const file of globSync(join(dataDir, 'files/*/*')))
		await bucket.put(basename(file), readFileSync(file));
});
afterAll(async () => {
	await worker.dispose();
	await turso.close();
	rmSync(dataDir, { recursive: true, force: true });
});

/** What `npm run deploy` sends: no host stands beside it. */
async function deployed(bindings: Record<string, string>) {
	const { compatibilityDate, compatibilityFlags } = readWranglerToml();
	const assets = openAssets('web/.svelte-kit/cloudflare', 'dist/packed');
	const made = new Miniflare({
		name: 'malaqbi',
		modules: [{ type: 'ESModule', path: 'worker.js', contents: readFileSync('dist/worker.js') }],
		...{ compatibilityDate, compatibilityFlags, bindings },
		r2Buckets: ['BUCKET'],
		serviceBindings: { ASSETS: (async (request: Request) => assets.fetch(request)) as never },
		cf: false,
		log: new Log(LogLevel.ERROR)
	});
	await made.ready;
	return made;
}

async function ask(path: string, method = 'GET', body?: object) {
	const answer = await worker.dispatchFetch(`${origin}${path}`, {
		method,
		headers: { cookie, origin, 'content-type': 'application/json' },
		...(body ? { body: JSON.stringify(body) } : {})
	});
	const given = answer.headers.getSetCookie().find((each) => each.startsWith('__Host-session='));
	cookie = given?.split(';')[0] ?? cookie;
	return answer;
}

test('it is well: database and bucket answer, and backups are looked after elsewhere', async () => {
	const answer = await ask('/api/health');
	expect([answer.status, await answer.json()]).toEqual([
		200,
		expect.objectContaining({ database: 'ok', storage: 'ok', backup: 'elsewhere', demo: false })
	]);
});

test('the first admin’s link opens, and a password is hashed without a host', async () => {
	const page = await ask(link);
	expect([page.status, await page.text()]).toEqual([
		200,
		expect.stringContaining('Buat akun admin')
	]);
	const token = basename(link);
	const name = 'Muhammad Ilham';
	const path = `/api/accounts/links/${token}/first-admin`;
	expect((await ask(path, 'POST', { ...admin, name })).status).toBe(200);
	await ask('/api/me/second-step', 'POST', { password: admin.password });
	const { enrolment } = (await (await ask('/api/me/second-step')).json()) as {
		enrolment: { key: string };
	};
	const secret = Secret.fromBase32(enrolment.key.replaceAll(' ', ''));
	const code = new TOTP({ secret }).generate();
	expect((await ask('/api/me/second-step', 'PUT', { code })).status).toBe(200);
	const home = await ask('/home');
	expect([home.status, await home.text()]).toEqual([200, expect.stringContaining(name)]);
});

test('files lie in the bucket: a new crest, and what the first start has brought', async () => {
	const png = Buffer.from(pngOf(40, 60)).toString('base64');
	expect((await ask('/api/settings/crest', 'PUT', { png })).status).toBe(200);
	const crest = await ask('/api/settings/crest');
	const seen = Buffer.from(await crest.arrayBuffer());
	expect(seen.subarray(1, 4).toString()).toBe('PNG');
	const bucket = await worker.getR2Bucket('BUCKET');
	const { objects } = await bucket.list();
	const stored = objects.filter(({ size }) => size === seen.byteLength);
	expect(stored).toHaveLength(1);
	expect(objects.length).toBeGreaterThan(1);
});

test('every cron of wrangler.toml runs by itself', async () => {
	const scheduled = await worker.getWorker('malaqbi');
	for (const cron of readWranglerToml().crons)
		expect(await scheduled.scheduled({ cron, scheduledTime: new Date() })).toMatchObject({
			outcome: 'ok'
		});
});
