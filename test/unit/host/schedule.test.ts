/** The backups that the host takes by itself. */
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { dailyBackups } from '#api/host/backup/folder.ts';
import { planBackups } from '#api/host/backup/schedule.ts';
import { readBack } from '#api/host/backup/read-back.ts';
import { openBackups } from '#api/host/backup/index.ts';
import { readSettings } from '#api/host/settings.ts';
import { folder, openAgency } from '#test/support/data-folder.ts';

const rules = {
	time: '01:30',
	daily: 7,
	weekly: 4,
	monthly: 12,
	lateHours: 30,
	zone: 'Asia/Makassar'
} as const;
/** 01:30 in Mamuju. */
const halfPastOne = '17:30:00Z';
const night = (day: string, time = halfPastOne) => new Date(`${day}T${time}`);

function openPlan(begun = '2026-11-01') {
	const dataDir = folder();
	const backups = join(dataDir, 'backups');
	writeFileSync(join(dataDir, 'agency'), 'real');
	const began = night(begun, '18:00:00Z');
	utimesSync(join(dataDir, 'agency'), began, began);
	const said: string[] = [];
	let failing = false;
	let unplanned = false;
	let tries = 0;
	const planned = planBackups({
		dataDir,
		folder: backups,
		sealed: false,
		async plan() {
			if (unplanned) throw new Error('no database');
			return rules;
		},
		async take(file) {
			tries += 1;
			if (failing) throw new Error('no room');
			mkdirSync(backups, { recursive: true });
			writeFileSync(file, 'cadangan');
		},
		log: (line) => void said.push(line),
		done: (line) => void said.push(`done: ${line}`)
	});
	return {
		...planned,
		said,
		backups,
		tries: () => tries,
		fail: (on: boolean) => void (failing = on),
		hidePlan: (on: boolean) => void (unplanned = on),
		names: () => (existsSync(backups) ? readdirSync(backups).toSorted() : [])
	};
}

describe('the planned backup', () => {
	test('is taken once a night, when its time has come', async ({ expect }) => {
		const plan = openPlan();
		await plan.tick(night('2026-11-24'));
		await plan.tick(night('2026-11-24', '17:31:00Z'));
		await plan.tick(night('2026-11-25', '17:29:00Z'));
		expect(plan.names()).toEqual(['malaqbi-2026-11-25.tar.gz']);
		expect(plan.said).toEqual([expect.stringMatching(/^done: .*is written/)]);
		await plan.tick(night('2026-11-25'));
		expect(plan.names()).toEqual(['malaqbi-2026-11-25.tar.gz', 'malaqbi-2026-11-26.tar.gz']);
	});

	test('is caught up with when the computer was off at night', async ({ expect }) => {
		const plan = openPlan();
		await plan.tick(night('2026-11-26', '01:00:00Z'));
		expect(plan.names()).toEqual(['malaqbi-2026-11-26.tar.gz']);
	});

	test('does not begin before the agency’s first evening', async ({ expect }) => {
		const plan = openPlan('2026-11-26');
		await plan.tick(night('2026-11-26', '20:00:00Z'));
		expect(plan.names()).toEqual([]);
		expect(plan.state(night('2026-11-26', '20:00:00Z'))).toBe('ok');
	});

	test('is tried again after an hour, and says so', async ({ expect }) => {
		const plan = openPlan();
		plan.fail(true);
		await plan.tick(night('2026-11-24'));
		await plan.tick(night('2026-11-24', '18:00:00Z'));
		expect([plan.tries(), plan.state(night('2026-11-24'))]).toEqual([1, 'failed']);
		expect(plan.said.join()).toContain('no room');
		plan.fail(false);
		await plan.tick(night('2026-11-24', '18:30:00Z'));
		expect(plan.names()).toEqual(['malaqbi-2026-11-25.tar.gz']);
	});

	test('is failed in the eyes of a monitor while nobody knows when it is due', async ({
		expect
	}) => {
		const plan = openPlan();
		plan.hidePlan(true);
		await plan.tick(night('2026-11-24'));
		await plan.tick(night('2026-11-24', '17:31:00Z'));
		expect(plan.state(night('2026-11-24'))).toBe('failed');
		expect(plan.said).toEqual([expect.stringContaining('no database')]);
		plan.hidePlan(false);
		await plan.tick(night('2026-11-24', '17:32:00Z'));
		expect(plan.names()).toEqual(['malaqbi-2026-11-25.tar.gz']);
		expect(plan.state(new Date())).not.toBe('failed');
	});

	test('is late after the hours of the rule', async ({ expect }) => {
		const plan = openPlan();
		await plan.tick(night('2026-11-24'));
		const taken = dailyBackups(plan.backups)[0]?.at ?? new Date(0);
		const later = (hours: number) => new Date(taken.getTime() + hours * 3_600_000);
		expect([plan.state(later(29)), plan.state(later(31))]).toEqual(['ok', 'late']);
	});

	test('removes what the rules no longer keep, and what an interrupted one left', async ({
		expect
	}) => {
		const plan = openPlan('2024-01-01');
		mkdirSync(plan.backups);
		const week = [18, 19, 20, 21, 22, 23].map((day) => `malaqbi-2026-11-${day}.tar.gz`);
		const old = ['malaqbi-2024-02-01.tar.gz', 'malaqbi-2024-02-02.tar.gz'];
		const names = [...old, ...week, 'surat.txt'];
		const drafts = ['malaqbi-2026-11-24.tar.gz.77.part'];
		const updates = [1, 2, 3, 4].map((day) => `before-update-2026-01-0${day}T000000-0001_a.tar.gz`);
		for (const name of [...names, ...drafts, ...updates])
			writeFileSync(join(plan.backups, name), '');
		await plan.tick(night('2026-11-24'));
		expect(plan.names()).toEqual([
			...updates.slice(1),
			'malaqbi-2024-02-02.tar.gz',
			...week,
			'malaqbi-2026-11-25.tar.gz',
			'surat.txt'
		]);
	});
});

describe('the backup before an update', { timeout: 60_000 }, () => {
	const schema = { applied: 2, last: '0001_guards', pending: 1 };
	async function opened(env: Record<string, string> = {}) {
		const agency = await openAgency();
		const settings = readSettings({ DATA_DIR: agency.dataDir, DEMO: '0', ...env });
		const said: string[] = [];
		const asked = new AbortController().signal;
		const log = (line: string) => void said.push(line);
		const done = (line: string) => void said.push(`done: ${line}`);
		const backups = openBackups({ settings, served: { LIBSQL_URL: '' }, log, done, asked });
		const { dataDir, store } = agency;
		return { backups, said, dataDir, store, folder: settings.BACKUP_DIR };
	}

	test('is written, and named after what the database was', async ({ expect }) => {
		const { backups, said, folder: place } = await opened();
		await backups.beforeUpdate(schema);
		expect(readdirSync(place)).toEqual([
			expect.stringMatching(/^before-update-.*-0001_guards\.tar\.gz$/)
		]);
		expect(said).toEqual([expect.stringMatching(/^done: .*before this update/)]);
	});

	test('tells what is missing in it, though it was written', async ({ expect }) => {
		const { backups, said, dataDir, store } = await opened();
		const sha256 = await store('lampiran');
		rmSync(join(dataDir, 'files', sha256.slice(0, 2), sha256));
		await backups.beforeUpdate(schema);
		expect(said[0]).toContain(`names the file ${sha256}, which is not there`);
	});

	test('keeps the update from happening when it cannot be written', async ({ expect }) => {
		const blocked = join(folder(), 'a-file');
		writeFileSync(blocked, '');
		const { backups } = await opened({ BACKUP_DIR: join(blocked, 'cadangan') });
		await expect(backups.beforeUpdate(schema)).rejects.toThrow('The database was not updated');
	});

	test('is not asked of a database that is new', async ({ expect }) => {
		const { backups, folder: place } = await opened();
		await backups.beforeUpdate({ applied: 0, last: null, pending: 2 });
		expect(existsSync(place)).toBe(false);
	});
});

test('a backup that cannot be read back does not pass for today’s', async ({ expect }) => {
	const place = folder();
	const file = join(place, 'malaqbi-2026-11-25.tar.gz');
	writeFileSync(file, 'rusak');
	await expect(readBack({ file, passphrase: null })).rejects.toThrow('could not be read back');
	expect(dailyBackups(place)).toEqual([]);
	expect(readdirSync(place)).toEqual(['malaqbi-2026-11-25.tar.gz.part']);
});
