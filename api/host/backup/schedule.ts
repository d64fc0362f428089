/**
 * The planned backup: asked every minute whether the last one that the plan wants is there. So a computer
 * that was off at night catches up, and a restart forgets nothing.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dueDate } from '../../domain/backup-plan.ts';
import { startOfDay } from '../../domain/period.ts';
import { dailyBackups, dailyFile, tidy } from './folder.ts';
import type { AgencyPlan } from './plan.ts';

export type BackupState = 'ok' | 'late' | 'failed';
type Given = {
	dataDir: string;
	folder: string;
	sealed: boolean;
	plan: (now: Date) => Promise<AgencyPlan>;
	take: (file: string) => Promise<void>;
	/** What somebody should look at. */
	log: (line: string) => void;
	/** What went as it should. */
	done: (line: string) => void;
};

const tryAgainAfter = 3_600_000;

export function planBackups({ dataDir, folder, sealed, plan, take, log, done }: Given) {
	let lateHours = Number.POSITIVE_INFINITY;
	let failedAt: Date | null = null;
	let isPlanUnknown = false;

	/** Null while the rules cannot be read: then nobody knows whether a backup is due. Asked again with the next tick. */
	async function known(now: Date): Promise<AgencyPlan | null> {
		try {
			const agency = await plan(now);
			isPlanUnknown = false;
			return agency;
		} catch (error) {
			if (!isPlanUnknown)
				log(
					`The backup's plan cannot be read: ${error instanceof Error ? error.message : String(error)}`
				);
			isPlanUnknown = true;
			return null;
		}
	}

	return {
		/** Takes the backup that is due, if one is. */
		async tick(now: Date) {
			if (failedAt && now.getTime() - failedAt.getTime() < tryAgainAfter) return;
			const agency = await known(now);
			if (!agency) return;
			lateHours = agency.lateHours;
			const date = dueDate(now, agency, agency.zone);
			if (dailyBackups(folder).some((backup) => backup.date >= date)) return;
			const [hours = 0, minutes = 0] = agency.time.split(':').map(Number);
			const dueAt = startOfDay(date, agency.zone).getTime() + (hours * 60 + minutes) * 60_000;
			if (dueAt < beganAt(dataDir)) return;

			const file = join(folder, dailyFile(date, sealed));
			try {
				await take(file);
				failedAt = null;
				const dropped = await tidy(folder, agency);
				done(`Backup ${file} is written${dropped > 0 ? `; ${dropped} older removed` : ''}.`);
			} catch (error) {
				failedAt = now;
				log(
					`The backup failed and is tried again in an hour: ${error instanceof Error ? error.message : String(error)}`
				);
			}
		},
		/** For /api/health. */
		state(now: Date): BackupState {
			if (failedAt || isPlanUnknown) return 'failed';
			const last = dailyBackups(folder)[0]?.at.getTime() ?? beganAt(dataDir);
			return now.getTime() - last > lateHours * 3_600_000 ? 'late' : 'ok';
		}
	};
}

/** Before an agency's first evening there is nothing to miss; a restore begins it anew. */
function beganAt(dataDir: string) {
	const mark = join(dataDir, 'agency');
	return existsSync(mark) ? statSync(mark).mtimeMs : 0;
}
