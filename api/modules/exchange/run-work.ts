import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { importJob } from '#db/schema/exchange.ts';
import { checkRows } from './check-rows.ts';
import { openJob, type JobRecord } from './open-job.ts';
import { writeRows } from './write-rows.ts';

/**
 * Does what somebody asked of an import, from its start. It may be called again and again, also beside
 * a runner that is still at it: whoever is second finds the work gone and leaves everything as it is.
 */
export async function runWork(call: Call, importId: string): Promise<void> {
	const job = await openJob(call.db, importId);
	if (!job.work) return;
	const own = call.inNameOf(job.work.askedBy);
	try {
		await (job.work.is === 'checking' ? checkRows(own, job) : writeRows(own, job, job.work.mode));
	} catch (error) {
		if (error instanceof Problem && error.code === 'import-finished') return;
		await stopWork(own, job).catch(() => undefined);
		throw error;
	}
}

/** Nothing was written; whoever asked reads so and may ask again. Without a database the work waits for the cron. */
const stopWork = (call: Call, job: JobRecord) =>
	call.write('import.stopped', async (tx) => {
		const stopped = { work: null, progress: null, notice: 'failed' } as const;
		await tx.update(importJob).set(stopped).where(eq(importJob.id, job.id));
		return { subject: `import:${job.id}`, after: { work: job.work?.is }, result: null };
	});
