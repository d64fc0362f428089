import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { countsOf } from '#api/domain/import/plan.ts';
import { Problem } from '#api/http/problem.ts';
import { importJob } from '#db/schema/exchange.ts';
import type { Applied, ApplyMode } from './contract.ts';
import { rowsOfJob, unfinishedJob, refuseNarrow } from './open-job.ts';
import { firstErrors, refuseInvalid } from './refuse-invalid.ts';
import { planRows } from './plan-rows.ts';
import { storeOutcomes } from './store-outcomes.ts';

/**
 * Writes the valid rows in one transaction: whatever interrupts it, either all of them are there or
 * none. The plan is made anew inside, so that nothing is written over what changed since the preview.
 */
export async function applyImport(call: Call, given: { importId: string; mode: ApplyMode }) {
	refuseNarrow(call);
	return call.write('import.applied', async (tx) => {
		const job = await unfinishedJob(tx, given.importId);
		if (job.status !== 'previewed') throw new Problem('import-not-previewed');
		const rows = await rowsOfJob(tx, job.id);
		const plan = await planRows({ db: tx, call, kind: job.kind, rows, mapping: job.mapping });
		const counts = countsOf(plan.rows);
		refuseInvalid(given.mode, plan.rows, counts);

		await plan.apply(tx);
		await storeOutcomes(tx, job.id, plan.rows);
		const done = { status: 'applied', counts, finishedAt: call.now } as const;
		await tx.update(importJob).set(done).where(eq(importJob.id, job.id));
		const result: Applied = {
			id: job.id,
			kind: job.kind,
			status: 'applied',
			counts,
			errors: firstErrors(plan.rows)
		};
		return { subject: `import:${job.id}`, before: { status: job.status }, after: counts, result };
	});
}
