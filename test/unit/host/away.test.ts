/** Database or files gone for a moment: refused whole, and well again by itself. */
import { createClient } from '@libsql/client/http';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';
import { startDatabase } from '#api/host/database.ts';
import { prepareFiles, serveFiles } from '#api/host/files.ts';
import { folder } from '#test/support/data-folder.ts';

const soon = async (isTrue: () => boolean | Promise<boolean>) => {
	for (let turn = 0; turn < 200; turn += 1) {
		if (await isTrue()) return true;
		await new Promise((wake) => setTimeout(wake, 50));
	}
	return false;
};

describe('the database', { timeout: 60_000 }, () => {
	async function openDatabase() {
		const file = join(folder(), 'malaqbi.db');
		const said: string[] = [];
		const database = await startDatabase({
			file,
			log: (line) => void said.push(line),
			onStart: () => undefined
		});
		onTestFinished(() => database.stop());
		const ask = (sql: string) => {
			const client = createClient({ url: database.url, authToken: database.token });
			return client.execute(sql).finally(() => client.close());
		};
		await ask('CREATE TABLE t (id TEXT)');
		await ask("INSERT INTO t VALUES ('sebelum')");
		return { file, ask, said };
	}
	const answers = (ask: (sql: string) => Promise<unknown>) =>
		ask('SELECT * FROM t').then(
			() => true,
			() => false
		);

	test('that a text ends, which is not UTF-8, is there again, and nothing is lost', async ({
		expect
	}) => {
		const { ask, said } = await openDatabase();
		await expect(ask("SELECT CAST(x'ff' AS TEXT)")).rejects.toThrow();
		expect(await soon(() => answers(ask))).toBe(true);
		expect((await ask('SELECT id FROM t')).rows.map((row) => row['id'])).toEqual(['sebelum']);
		expect(said).toEqual([expect.stringContaining('SIGABRT')]);
	});

	test('that was moved away takes no more writes, and is not made anew', async ({ expect }) => {
		const { file, ask } = await openDatabase();
		const away = `${file}.away`;
		// The server has noticed by now which file it made.
		await new Promise((wake) => setTimeout(wake, 700));
		for (const end of ['', '-wal', '-shm']) renameSync(file + end, away + end);
		expect(await soon(async () => !(await answers(ask)))).toBe(true);
		await expect(ask("INSERT INTO t VALUES ('hilang')")).rejects.toThrow();
		expect(existsSync(file)).toBe(false);

		for (const end of ['', '-wal', '-shm'])
			if (existsSync(away + end)) renameSync(away + end, file + end);
		expect(await soon(() => answers(ask))).toBe(true);
		const { rows } = await ask('SELECT id FROM t');
		expect(rows.map((row) => row['id'])).toEqual(['sebelum']);
	});
});

describe('the files', () => {
	const bytes = new TextEncoder().encode('selembar sertifikat');
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const put = () => new Request(`http://f/${sha256}`, { method: 'PUT', body: bytes });
	const get = () => new Request(`http://f/${sha256}`);

	test('whose disk is not mounted are away, not missing, and come back', async ({ expect }) => {
		const place = join(folder(), 'files');
		prepareFiles(place);
		const serve = serveFiles(place);
		expect((await serve(put())).status).toBe(201);
		renameSync(place, `${place}.away`);
		mkdirSync(place);
		expect([(await serve(get())).status, (await serve(put())).status]).toEqual([503, 503]);
		expect(readdirSync(place)).toEqual([]);
		rmSync(place, { recursive: true });
		renameSync(`${place}.away`, place);
		expect((await serve(get())).status).toBe(200);
	});

	test('that cannot be written leave no half of one', async ({ expect }) => {
		const place = join(folder(), 'files');
		prepareFiles(place);
		writeFileSync(join(place, sha256.slice(0, 2)), 'a file where the folder should be');
		expect((await serveFiles(place)(put())).status).toBe(503);
		expect(readdirSync(place).toSorted()).toEqual(
			['.malaqbi-files', sha256.slice(0, 2)].toSorted()
		);
	});
});
