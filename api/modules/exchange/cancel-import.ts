import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { importJob, importRow } from '#db/schema/exchange.ts';
import { jobOut, unfinishedJob, refuseNarrow } from './open-job.ts';

/** Puts an upload aside and erases its rows at once. */
export async function cancelImport(call: Call, { importId }: { importId: string }) {
	refuseNarrow(call);
	return call.write('import.cancelled', async (tx) => {
		const job = await unfinishedJob(tx, importId);
		if (job.work?.is === 'applying') throw new Problem('import-working');
		const done = {
			status: 'cancelled',
			work: null,
			finishedAt: call.now,
			erasedAt: call.now
		} as const;
		await tx.update(importJob).set(done).where(eq(importJob.id, importId));
		await tx.delete(importRow).where(eq(importRow.jobId, importId));
		return {
			subject: `import:${importId}`,
			before: { status: job.status },
			after: { status: done.status },
			result: jobOut({ ...job, ...done })
		};
	});
}
