/** What a technician lives through: files unmounted, a backup while people work, the data folder deleted. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startEmptyPortal, startPortal, type Portal } from '../support/portal.ts';
import { run } from '../support/data-folder.ts';

const admin = {
	nip: '198502282010011905',
	name: 'Muhammad Ilham',
	password: 'perahu-sandeq-biru'
};

const post = ({ url }: Portal, path: string, body: object) =>
	fetch(`${url}${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: url },
		body: JSON.stringify(body)
	});
const healthOf = async ({ url }: Portal) => {
	const answer = await fetch(`${url}/api/health`);
	const body: unknown = await answer.json();
	return { status: answer.status, body };
};

describe('a portal in a server room', () => {
	let portal: Portal;
	beforeAll(async () => {
		portal = await startEmptyPortal();
		const token = /\/first-run\/([\w-]{43})/.exec(portal.said())?.[1];
		await post(portal, `/api/accounts/links/${token}/first-admin`, admin);
	});
	afterAll(() => portal.stop());

	test('says that its files are away, and is well again when they are back', async ({ expect }) => {
		expect(await healthOf(portal)).toMatchObject({
			status: 200,
			body: { database: 'ok', storage: 'ok', backup: 'ok' }
		});
		const files = join(portal.dataDir, 'files');
		renameSync(files, `${files}.away`);
		expect(await healthOf(portal)).toMatchObject({ status: 503, body: { storage: 'away' } });
		renameSync(`${files}.away`, files);
		expect((await healthOf(portal)).status).toBe(200);
	});

	test('comes back from a backup after its data folder was deleted', async ({ expect }) => {
		const file = `${portal.dataDir}.malaqbi`;
		const env = { DATA_DIR: portal.dataDir, BACKUP_PASSPHRASE: 'sandeq melaju ke Makassar' };
		const signedIn = await post(portal, '/api/session', admin);
		const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		expect(await run('backup', [file], env)).toMatchObject({ code: 0 });
		await portal.halt();
		rmSync(portal.dataDir, { recursive: true });

		expect(await run('restore', [file], env)).toMatchObject({ code: 0 });
		expect(existsSync(join(portal.dataDir, 'secret'))).toBe(true);
		portal = await startPortal({ dataDir: portal.dataDir, env: { DEMO: '0' } });
		expect(portal.said()).not.toContain('/first-run/');
		const me = await fetch(`${portal.url}/api/me`, { headers: { cookie } });
		expect(me.status).toBe(401);
		expect((await post(portal, '/api/session', admin)).status).toBe(200);
		rmSync(file);
	});
});
