import { and, eq, isNotNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { ImportProgress } from '#api/domain/import/progress.ts';
import { importJob } from '#db/schema/exchange.ts';
import type { JobRecord } from './open-job.ts';

/** Every row is passed twice: read, then recorded or written. */
export const passesOver = (rows: number) => rows * 2;

/**
 * Writes down how far the work is. A book of its own: it leaves no audit row, and when it cannot be
 * written the work goes on.
 */
export async function tellProgress(
	call: Call,
	job: Pick<JobRecord, 'id' | 'rowCount'>,
	told: Pick<ImportProgress, 'pass' | 'done'>
) {
	const progress = { ...told, total: passesOver(job.rowCount) };
	await call.store
		.update(importJob)
		.set({ progress, progressAt: new Date() })
		.where(and(eq(importJob.id, job.id), isNotNull(importJob.work)))
		.catch(() => undefined);
}

/** As the screen and the shell show it. */
export const workOut = ({ work, progress, rowCount }: JobRecord) =>
	work && {
		is: work.is,
		...(progress ?? { pass: 'reading' as const, done: 0, total: passesOver(rowCount) })
	};
