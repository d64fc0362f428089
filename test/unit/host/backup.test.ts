/** Backup and restore by the real commands, on real folders. */
import { createClient } from '@libsql/client/http';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { putBack } from '#api/host/backup/put-back.ts';
import { takeBackup } from '#api/host/backup/take.ts';
import { startPortal } from '#api/host/portal.ts';
import { serveLibsql } from '#db/local-server.ts';
import { filler, folder, openAgency, run, sealing } from '#test/support/data-folder.ts';

/** What a restored folder holds, read through the server as the portal would. */
async function contentsOf(dataDir: string) {
	const server = await serveLibsql({ fileFor: () => join(dataDir, 'malaqbi.db') });
	const client = createClient({ url: server.url });
	const stored = await client.execute('SELECT sha256 FROM stored_file');
	const noted = await client.execute(
		"SELECT subject FROM audit_event WHERE action = 'file.stored'"
	);
	const sessions = await client.execute('SELECT count(*) AS n FROM session');
	client.close();
	await server.close();
	return {
		stored: stored.rows.map((row) => text(row['sha256'])).toSorted(),
		noted: noted.rows.map((row) => text(row['subject'])).toSorted(),
		sessions: Number(sessions.rows[0]?.['n'])
	};
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

const bytesAreRight = (dataDir: string, sha256: string) => {
	const bytes = readFileSync(join(dataDir, 'files', sha256.slice(0, 2), sha256));
	return createHash('sha256').update(bytes).digest('hex') === sha256;
};

describe('a backup', { timeout: 60_000 }, () => {
	test('taken amid writes holds every write acknowledged before it, and none by half', async ({
		expect
	}) => {
		const agency = await openAgency();
		const file = join(folder(), 'malam.tar.gz');
		const acknowledged: string[] = [];
		let writing = true;
		const writers = Array.from({ length: 3 }, async () => {
			while (writing) acknowledged.push(await agency.store(filler()));
		});
		while (acknowledged.length < 20) await new Promise((wake) => setTimeout(wake, 20));

		const before = [...acknowledged];
		const taken = await run('backup', [file], { DATA_DIR: agency.dataDir });
		writing = false;
		await Promise.all(writers);
		expect(taken).toMatchObject({ code: 0 });
		expect(acknowledged.length).toBeGreaterThan(before.length);
		await agency.close();

		// The data folder is deleted, and the machine is another one.
		rmSync(agency.dataDir, { recursive: true });
		const dataDir = join(folder(), 'baru');
		const restored = await run('restore', [file], { DATA_DIR: dataDir });
		expect(restored).toMatchObject({ code: 0 });
		const { stored, noted } = await contentsOf(dataDir);
		expect(before.filter((sha256) => !stored.includes(sha256))).toEqual([]);
		expect(stored).toEqual(noted);
		expect(stored.filter((sha256) => !bytesAreRight(dataDir, sha256))).toEqual([]);
		expect(readFileSync(join(dataDir, 'agency'), 'utf8')).toBe('real');
	});

	test('opens with tar alone, and its checksums with sha256sum', async ({ expect }) => {
		const agency = await openAgency();
		await agency.store('selembar sertifikat');
		const place = folder();
		await run('backup', [join(place, 'a.tar.gz')], { DATA_DIR: agency.dataDir });
		execFileSync('tar', ['xzf', 'a.tar.gz'], { cwd: place });
		const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: place }).toString();
		expect(said).toContain('malaqbi.db: OK');
		expect(statSync(join(place, 'a.tar.gz')).mode & 0o077).toBe(0);
	});

	test('holds the secret only under a passphrase, and shows nothing without it', async ({
		expect
	}) => {
		const agency = await openAgency();
		await agency.store('rahasia pegawai');
		const [plain, sealed] = [join(folder(), 'a.tar.gz'), join(folder(), 'a.malaqbi')];
		await run('backup', [plain], { DATA_DIR: agency.dataDir });
		await run('backup', [sealed], { DATA_DIR: agency.dataDir, ...sealing });
		const listed = execFileSync('tar', ['tzf', plain]).toString();
		expect(listed).toContain('malaqbi.db');
		expect(listed).not.toContain('secret');
		expect(readFileSync(sealed).subarray(0, 16).toString()).toBe('malaqbi-sealed-1');

		const wrong = { DATA_DIR: join(folder(), 'x'), BACKUP_PASSPHRASE: 'bukan kata sandinya' };
		const refused = await run('restore', [sealed], wrong);
		expect(refused).toMatchObject({ code: 1 });
		expect(refused.said).toContain('The passphrase does not open this backup');
		expect(existsSync(join(wrong.DATA_DIR, 'malaqbi.db'))).toBe(false);

		const dataDir = join(folder(), 'baru');
		expect(await run('restore', [sealed], { DATA_DIR: dataDir, ...sealing })).toMatchObject({
			code: 0
		});
		expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe('r'.repeat(43));
	});

	test('says which file of the database is missing and which is damaged', async ({ expect }) => {
		const agency = await openAgency();
		const [gone, bad] = [await agency.store('hilang'), await agency.store('rusak')];
		rmSync(join(agency.dataDir, 'files', gone.slice(0, 2), gone));
		writeFileSync(join(agency.dataDir, 'files', bad.slice(0, 2), bad), 'lain');
		const { code, said } = await run('backup', [join(folder(), 'a.tar.gz')], {
			DATA_DIR: agency.dataDir
		});
		expect(code).toBe(0);
		expect(said).toContain(`The database names the file ${gone}, which is not there.`);
		expect(said).toMatch(new RegExp(`${bad} is damaged`));
	});

	test('is never written over another', async ({ expect }) => {
		const agency = await openAgency();
		const file = join(folder(), 'a.tar.gz');
		writeFileSync(file, 'yang lama');
		const { code, said } = await run('backup', [file], { DATA_DIR: agency.dataDir });
		expect([code, said]).toEqual([1, expect.stringContaining('exists already')]);
		expect(readFileSync(file, 'utf8')).toBe('yang lama');
	});
});

describe('a restore', { timeout: 60_000 }, () => {
	async function backedUp(passphrase: string | null = null) {
		const agency = await openAgency();
		for (let at = 0; at < 4; at += 1) await agency.store(filler());
		const file = join(folder(), 'a.backup');
		await takeBackup({ dataDir: agency.dataDir, file, passphrase });
		return { agency, file };
	}
	const passphrases = [null, sealing.BACKUP_PASSPHRASE];
	/** Why it was refused; the folder must be as empty as before. */
	async function refusalOf(file: string, passphrase: string | null = null) {
		const dataDir = join(folder(), 'baru');
		const done = putBack({
			file,
			dataDir,
			replace: false,
			passphrase: async () => passphrase ?? ''
		});
		const why = await done.then(
			() => 'not refused',
			(error: unknown) => String(error)
		);
		return existsSync(join(dataDir, 'malaqbi.db')) ? 'something was written' : why;
	}

	test('refuses an archive that is cut off, plain or sealed', async ({ expect }) => {
		for (const passphrase of passphrases) {
			const { file } = await backedUp(passphrase);
			truncateSync(file, statSync(file).size - 70_000);
			expect(await refusalOf(file, passphrase)).toMatch(/damaged|cut off/);
		}
	});

	test('refuses an archive with one flipped bit, plain or sealed', async ({ expect }) => {
		for (const passphrase of passphrases) {
			const { file } = await backedUp(passphrase);
			const bytes = readFileSync(file);
			bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
			writeFileSync(file, bytes);
			expect(await refusalOf(file, passphrase)).toMatch(/damaged|checksums/);
		}
	});

	test('refuses what is no backup at all', async ({ expect }) => {
		const file = join(folder(), 'surat.pdf');
		writeFileSync(file, '%PDF-1.7 bukan cadangan');
		expect(await refusalOf(file)).toMatch(/is damaged/);
		expect(await refusalOf(join(folder(), 'tidak-ada'))).toContain('no such file');
	});

	test('refuses an archive of a newer version', async ({ expect }) => {
		const { file } = await backedUp();
		const place = folder();
		execFileSync('tar', ['xzf', file], { cwd: place });
		const manifest = JSON.parse(readFileSync(join(place, 'malaqbi-backup.json'), 'utf8'));
		manifest.schema.applied = 1_000;
		writeFileSync(join(place, 'malaqbi-backup.json'), JSON.stringify(manifest));
		execFileSync(
			'sh',
			['-c', 'tar czf newer.tar.gz malaqbi-backup.json malaqbi.db agency files SHA256SUMS'],
			{
				cwd: place
			}
		);
		expect(await refusalOf(join(place, 'newer.tar.gz'))).toContain('newer version of Malaqbi');
	});

	test('refuses an archive that was given something to smuggle', async ({ expect }) => {
		const { file } = await backedUp();
		const place = folder();
		execFileSync('tar', ['xzf', file], { cwd: place });
		mkdirSync(join(place, 'run'));
		writeFileSync(join(place, 'run', 'lock'), '1');
		execFileSync('sh', ['-c', 'tar czf bad.tar.gz malaqbi-backup.json malaqbi.db run SHA256SUMS'], {
			cwd: place
		});
		expect(await refusalOf(join(place, 'bad.tar.gz'))).toContain('does not belong there');
	});

	test('refuses a folder that holds data, and moves it aside when told', async ({ expect }) => {
		const { agency, file } = await backedUp();
		const later = await agency.store('sesudah cadangan');
		await agency.close();
		const env = { DATA_DIR: agency.dataDir };
		const first = await run('restore', [file], env);
		expect([first.code, first.said]).toEqual([1, expect.stringContaining('holds data already')]);
		expect((await contentsOf(agency.dataDir)).stored).toContain(later);

		const second = await run('restore', [file, '--replace'], env);
		expect(second).toMatchObject({ code: 0 });
		expect((await contentsOf(agency.dataDir)).stored).not.toContain(later);
		const aside = /lies in (\S+);/.exec(second.said)?.[1] ?? '';
		expect((await contentsOf(aside)).stored).toContain(later);
	});

	test('refuses while a portal runs on the folder', async ({ expect }) => {
		const { file } = await backedUp();
		const dataDir = join(folder(), 'dipakai');
		mkdirSync(join(dataDir, 'run'), { recursive: true });
		writeFileSync(join(dataDir, 'run', 'lock'), String(process.ppid));
		const { code, said } = await run('restore', [file, '--replace'], { DATA_DIR: dataDir });
		expect([code, said]).toEqual([1, expect.stringContaining('in use by another portal')]);
	});

	test('continues where another was interrupted', async ({ expect }) => {
		const { file } = await backedUp();
		const dataDir = join(folder(), 'baru');
		mkdirSync(join(dataDir, 'run', 'restore'), { recursive: true });
		mkdirSync(join(dataDir, 'files', '.restore'), { recursive: true });
		appendFileSync(join(dataDir, 'run', 'restore', 'malaqbi.db'), 'half');
		await putBack({ file, dataDir, replace: false, passphrase: async () => '' });
		expect((await contentsOf(dataDir)).stored).toHaveLength(4);
	});

	test('stopped while it reads has replaced nothing, and leaves nothing lying about', async ({
		expect
	}) => {
		const { agency, file } = await backedUp();
		const later = await agency.store('sesudah cadangan');
		await agency.close();
		const stopping = new AbortController();
		const done = putBack({
			file,
			dataDir: agency.dataDir,
			replace: true,
			passphrase: async () => '',
			onProgress: ({ label }) => {
				if (label === 'checking the database') stopping.abort(new Error('asked to stop'));
			},
			asked: stopping.signal
		});
		await expect(done).rejects.toThrow('asked to stop');
		expect((await contentsOf(agency.dataDir)).stored).toContain(later);
		expect(readdirSync(join(agency.dataDir, 'run'))).toEqual([]);
		expect(existsSync(join(agency.dataDir, 'files', '.restore'))).toBe(false);
	});

	test('that lost its power half-way keeps the portal from starting, loses nothing, and is done again', async ({
		expect
	}) => {
		const { agency, file } = await backedUp();
		const later = await agency.store('sesudah cadangan');
		await agency.close();
		const { dataDir } = agency;
		const given = JSON.stringify({ file, dataDir, replace: true });
		const program = `
			import { putBack } from '#api/host/backup/put-back.ts';
			const onProgress = ({ label }) => label === 'putting it in its place' && process.kill(process.pid, 'SIGKILL');
			await putBack({ ...${given}, passphrase: async () => '', onProgress });`;
		const cut = spawnSync(process.execPath, ['--input-type=module', '-e', program]);
		expect(cut.signal).toBe('SIGKILL');
		expect(existsSync(join(dataDir, 'malaqbi.db'))).toBe(false);

		const env = { DATA_DIR: dataDir, DEMO: '0', PORT: '0', CONTENT_PORT: '0' };
		await expect(startPortal({ env })).rejects.toThrow(/stopped half-way\. Nothing is lost/);
		expect(existsSync(join(dataDir, 'malaqbi.db'))).toBe(false);
		const seen = await run('doctor', [], env);
		expect([seen.code, seen.said]).toEqual([1, expect.stringMatching(/✗ restore .*half-way/)]);

		const again = await run('restore', [file], { DATA_DIR: dataDir });
		expect(again).toMatchObject({ code: 0 });
		const aside = /lies in (\S+);/.exec(again.said)?.[1] ?? '';
		expect((await contentsOf(aside)).stored).toContain(later);
		expect((await contentsOf(dataDir)).stored).toHaveLength(4);
		expect((await run('doctor', [], env)).said).not.toContain('half-way');
	});

	test('signs everybody out', async ({ expect }) => {
		const agency = await openAgency();
		await agency.client.batch([
			"INSERT INTO legal_status (code, name, active, counted) VALUES ('01', 'Aktif', 1, 1)",
			"INSERT INTO person (id, nip, name, kind, legal_status, created_at, updated_at) VALUES ('per_1', '199201152019032901', 'Nurhayati', 'PNS', '01', 0, 0)",
			"INSERT INTO user (id, person_id, created_at) VALUES ('usr_1', 'per_1', 0)",
			"INSERT INTO session (id, user_id, expires_at, created_at, device, address) VALUES ('s', 'usr_1', 0, 0, '', '')"
		]);
		const file = join(folder(), 'a.backup');
		await takeBackup({ dataDir: agency.dataDir, file, passphrase: null });
		const dataDir = join(folder(), 'baru');
		await putBack({ file, dataDir, replace: false, passphrase: async () => '' });
		expect((await contentsOf(dataDir)).sessions).toBe(0);
	});
});
