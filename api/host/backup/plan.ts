/** What the agency's rules say about backups today. */
import { openDb, type DbEnv } from '../../../db/client.ts';
import { institution } from '../../../db/schema/rules.ts';
import type { BackupPlan } from '../../domain/backup-plan.ts';
import { civilDateOf, type TimeZone } from '../../domain/period.ts';
import { rulesOn } from '../../rules.ts';

const keys = [
	'cadangan.jam',
	'cadangan.simpan_harian',
	'cadangan.simpan_mingguan',
	'cadangan.simpan_bulanan',
	'cadangan.terlambat_jam'
];

export type AgencyPlan = BackupPlan & {
	zone: TimeZone;
	/** A last backup older than this is late. */
	lateHours: number;
};

export async function backupPlan(env: DbEnv, now: Date): Promise<AgencyPlan> {
	const db = openDb(env);
	try {
		const place = await db.select({ zone: institution.timeZone }).from(institution).limit(1).get();
		const zone = place?.zone ?? 'Asia/Makassar';
		const rules = await rulesOn(db, civilDateOf(now, zone), keys);
		return {
			zone,
			time: rules.text('cadangan.jam').value,
			daily: rules.number('cadangan.simpan_harian').value,
			weekly: rules.number('cadangan.simpan_mingguan').value,
			monthly: rules.number('cadangan.simpan_bulanan').value,
			lateHours: rules.number('cadangan.terlambat_jam').value
		};
	} finally {
		db.$client.close();
	}
}
