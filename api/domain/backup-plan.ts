/** When a backup is due, and which of the old ones are kept: the last days, weeks and months. */
import { addDays, civilDateOf, type CivilDate, type TimeZone } from './period.ts';

export type BackupPlan = {
	/** `HH:MM` in the agency's zone. */
	time: string;
	daily: number;
	weekly: number;
	monthly: number;
};

/** The day of the last backup that the plan asks for: today's once its time has come, else yesterday's. */
export function dueDate(now: Date, { time }: Pick<BackupPlan, 'time'>, zone: TimeZone): CivilDate {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return civilDateOf(new Date(now.getTime() - (hours * 60 + minutes) * 60_000), zone);
}

/** Those of `dates` that the plan no longer keeps. */
export function expiredBackups(
	dates: readonly CivilDate[],
	{ daily, weekly, monthly }: BackupPlan
): CivilDate[] {
	const newestFirst = [...new Set(dates)].toSorted().toReversed();
	const kept = new Set([
		...newestFirst.slice(0, daily),
		...newestOfEach(newestFirst, weekOf).slice(0, weekly),
		...newestOfEach(newestFirst, (date) => date.slice(0, 7)).slice(0, monthly)
	]);
	return newestFirst.filter((date) => !kept.has(date));
}

function newestOfEach(newestFirst: readonly CivilDate[], bucketOf: (date: CivilDate) => string) {
	const seen = new Set<string>();
	return newestFirst.filter((date) => {
		const bucket = bucketOf(date);
		if (seen.has(bucket)) return false;
		seen.add(bucket);
		return true;
	});
}

/** The Monday that begins the week of `date`. */
function weekOf(date: CivilDate) {
	const dayFromMonday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
	return addDays(date, -dayFromMonday);
}
