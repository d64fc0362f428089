/** The folder of backups: what lies there, by the day in its name. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expiredBackups, type BackupPlan } from '../../domain/backup-plan.ts';
import type { CivilDate } from '../../domain/period.ts';

export type KeptBackup = { file: string; date: CivilDate; at: Date };

const dailyName = /^malaqbi-(\d{4}-\d{2}-\d{2})\.(tar\.gz|malaqbi)$/;
const draftName = /^(malaqbi|before-update)-.*\.part$/;
const updateName = /^before-update-.*\.(tar\.gz|malaqbi)$/;
/** Backups taken before an update that are kept, beside the planned ones. */
const updatesKept = 3;

const ending = (sealed: boolean) => (sealed ? 'malaqbi' : 'tar.gz');
export const dailyFile = (date: CivilDate, sealed: boolean) => `malaqbi-${date}.${ending(sealed)}`;
export const updateFile = (schema: string, now: Date, sealed: boolean) =>
	`before-update-${now.toISOString().slice(0, 19).replaceAll(':', '')}-${schema}.${ending(sealed)}`;

/** The planned backups, newest first. */
export const dailyBackups = (folder: string): KeptBackup[] =>
	namesIn(folder)
		.flatMap((name) => {
			const date = dailyName.exec(name)?.[1];
			const file = join(folder, name);
			return date ? [{ file, date, at: statSync(file).mtime }] : [];
		})
		.toSorted((a, b) => (a.date < b.date ? 1 : -1));

/** Removes what the plan no longer keeps, and drafts that an interrupted backup left; says how many. */
export async function tidy(folder: string, plan: BackupPlan) {
	const daily = dailyBackups(folder);
	const expired = new Set(
		expiredBackups(
			daily.map(({ date }) => date),
			plan
		)
	);
	const old = daily.filter(({ date }) => expired.has(date)).map(({ file }) => file);
	const drafts = namesIn(folder).filter((name) => draftName.test(name));
	for (const file of [...old, ...drafts.map((name) => join(folder, name))])
		await rm(file, { force: true });
	await tidyUpdates(folder);
	return old.length;
}

export async function tidyUpdates(folder: string) {
	const updates = namesIn(folder).filter((name) => updateName.test(name));
	for (const name of updates.toSorted().slice(0, -updatesKept))
		await rm(join(folder, name), { force: true });
}

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
