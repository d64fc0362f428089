/** `npm run doctor` by the real command, on folders that are well and on folders that are not. */
import { chmodSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';
import { takeBackup } from '#api/host/backup/take.ts';
import { lookAtClock } from '#api/host/doctor/machine.ts';
import { folder, openAgency, run } from '#test/support/data-folder.ts';

const settings = { DEMO: '0', PORT: '0', CONTENT_PORT: '0', APP_ORIGIN: 'https://belajar.test' };

describe('the doctor', { timeout: 60_000 }, () => {
	test('finds nothing broken in a folder that is well, while it is written to', async ({
		expect
	}) => {
		const agency = await openAgency();
		await agency.store('selembar sertifikat');
		chmodSync(agency.dataDir, 0o750);
		const day = new Date().toISOString().slice(0, 10);
		const file = join(agency.dataDir, 'backups', `malaqbi-${day}.tar.gz`);
		await takeBackup({ dataDir: agency.dataDir, file, passphrase: null });
		const { code, said } = await run('doctor', [], { DATA_DIR: agency.dataDir, ...settings });
		expect([code, said]).toEqual([0, expect.stringContaining('Nothing is broken')]);
		expect(said).toContain('sound: integrity and references checked');
		expect(said).toContain('is whole, 0 hours old');
		expect(said).toContain('the same disk as DATA_DIR');
	});

	test('names what is broken and what mends it, and says so by its exit code', async ({
		expect
	}) => {
		const agency = await openAgency();
		const [gone, bad] = [await agency.store('hilang'), await agency.store('rusak')];
		const placeOf = (sha256: string) => join(agency.dataDir, 'files', sha256.slice(0, 2), sha256);
		rmSync(placeOf(gone));
		writeFileSync(placeOf(bad), 'lain');
		chmodSync(join(agency.dataDir, 'secret'), 0o644);
		mkdirSync(join(agency.dataDir, 'backups'));
		writeFileSync(join(agency.dataDir, 'backups', 'malaqbi-2026-11-26.tar.gz'), 'bukan cadangan');
		const taken = net.createServer().listen(0, '127.0.0.1');
		await new Promise((ready) => taken.once('listening', ready));
		onTestFinished(() => void taken.close());
		const { port } = taken.address() as AddressInfo;

		const { code, said } = await run('doctor', [], {
			...settings,
			DATA_DIR: agency.dataDir,
			PORT: String(port),
			SMTP_URL: 'smtp://127.0.0.1:9',
			MAIL_FROM: 'portal@belajar.test'
		});
		expect([code, said]).toEqual([1, expect.stringContaining('5 to mend')]);
		expect(said).toContain(`1 missing, e.g. ${gone}; 1 damaged, e.g. ${placeOf(bad)}`);
		expect(said).toContain('chmod 600');
		expect(said).toContain(`${port} is taken by another program`);
		expect(said).toContain('127.0.0.1:9 does not answer');
		expect(said).toMatch(/✗ backup .*damaged/);
	});

	test('knows a real agency by its folder, in a shell that was not told', async ({ expect }) => {
		const agency = await openAgency();
		const { said } = await run('doctor', [], { ...settings, DEMO: '', DATA_DIR: agency.dataDir });
		expect(said).toContain('none in');
		expect(said).not.toContain('demo agency');
	});

	test('says that nobody is mailed when no mail server is named', async ({ expect }) => {
		const { said } = await run('doctor', [], { ...settings, DATA_DIR: folder() });
		expect(said).toMatch(/mail +no mail server is named: people are told in the portal only/);
	});

	test('sees a database that lost a part of itself', async ({ expect }) => {
		const agency = await openAgency();
		for (let at = 0; at < 20; at += 1) await agency.store(`berkas ${at} ${'x'.repeat(4_000)}`);
		await agency.client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
		await agency.close();
		truncateSync(join(agency.dataDir, 'malaqbi.db'), 300_000);
		const { code, said } = await run('doctor', [], { DATA_DIR: agency.dataDir, ...settings });
		expect(code).toBe(1);
		expect(said).toMatch(/✗ database/);
		expect(said).toContain('npm run restore');
	});

	test('sees a clock that is earlier than the last write', ({ expect }) => {
		const dataDir = folder();
		writeFileSync(join(dataDir, 'malaqbi.db'), '');
		expect(lookAtClock(dataDir, new Date(Date.now() - 3_600_000)).state).toBe('bad');
		expect(lookAtClock(dataDir, new Date()).state).toBe('ok');
	});
});
