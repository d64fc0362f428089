/** The backups that the host takes by itself: by plan, and before an update. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DbEnv } from '../../../db/client.ts';
import type { SchemaState } from '../../../db/schema-version.ts';
import { startCrons } from '../crons.ts';
import type { HostSettings } from '../settings.ts';
import { databaseName } from './manifest.ts';
import { tidyUpdates, updateFile } from './folder.ts';
import { backupPlan } from './plan.ts';
import { planBackups, type BackupState } from './schedule.ts';
import { spawnBackup } from './spawn.ts';

type Given = {
	settings: HostSettings;
	served: DbEnv;
	log: (line: string) => void;
	done: (line: string) => void;
	asked: AbortSignal;
};

export function openBackups({ settings, served, log, done, asked }: Given) {
	const { DATA_DIR: dataDir, BACKUP_DIR: folder } = settings;
	const passphrase = settings.BACKUP_PASSPHRASE ?? null;
	const sealed = passphrase !== null;
	const ending = new AbortController();
	const signal = AbortSignal.any([asked, ending.signal]);
	const take = async (file: string) => {
		for (const warning of await spawnBackup({ file, dataDir, passphrase, signal }))
			log(`Backup ${file}: ${warning}`);
	};
	const planned = planBackups({
		...{ dataDir, folder, sealed, take, log, done },
		plan: (now) => backupPlan(served, now)
	});
	/** The demo's people are invented, and a database elsewhere is backed up there. */
	const isOurs = !settings.LIBSQL_URL;
	const isPlanned = isOurs && settings.DEMO === '0';

	return {
		/** What a failed update can be taken back to; without it nothing is updated. */
		async beforeUpdate({ applied, last }: SchemaState) {
			if (!isOurs || applied === 0 || !existsSync(join(dataDir, databaseName))) return;
			const file = join(folder, updateFile(last ?? 'none', new Date(), sealed));
			try {
				await take(file);
				await tidyUpdates(folder);
			} catch (error) {
				throw new Error(
					`The database was not updated, because the backup before it failed: ${error instanceof Error ? error.message : String(error)}`,
					{ cause: error }
				);
			}
			done(`The database as it was before this update is in ${file}.`);
		},
		/** Looks every minute; answers how to stop. */
		start() {
			const timers = isPlanned
				? startCrons({ crons: ['* * * * *'], fire: (_cron, at) => planned.tick(at), log })
				: null;
			return () => {
				timers?.stop();
				ending.abort(new Error('the portal stops'));
			};
		},
		state: (now: Date): BackupState | 'off' => (isPlanned ? planned.state(now) : 'off')
	};
}
