import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { countsOf } from '#api/domain/import/plan.ts';
import { importJob } from '#db/schema/exchange.ts';
import { jobWith, rowsOfJob, type JobRecord } from './open-job.ts';
import { planRows } from './plan-rows.ts';
import { tellProgress } from './progress.ts';
import { storeOutcomes } from './store-outcomes.ts';

const rowsAStep = 1_000;

/**
 * Works out what each row would change, and writes it beside the row in bounded steps. The registers
 * stay as they are, so a half-recorded check is no half-done import: it is made again from its start.
 */
export async function checkRows(call: Call, job: JobRecord) {
	const rows = await rowsOfJob(call.db, job.id, (done) =>
		tellProgress(call, job, { pass: 'reading', done })
	);
	await tellProgress(call, job, { pass: 'comparing', done: rows.length });
	const { rows: planned } = await planRows({ db: call.db, call, ...job, rows });
	const counts = countsOf(planned);

	for (let from = 0; from < planned.length; from += rowsAStep) {
		await storeOutcomes(call.store, job.id, planned.slice(from, from + rowsAStep));
		const recorded = Math.min(from + rowsAStep, planned.length);
		await tellProgress(call, job, { pass: 'recording', done: rows.length + recorded });
	}
	await call.write('import.previewed', async (tx) => {
		await jobWith(tx, { id: job.id, work: 'checking' });
		const done = { status: 'previewed', counts, work: null, progress: null } as const;
		await tx.update(importJob).set(done).where(eq(importJob.id, job.id));
		return { subject: `import:${job.id}`, after: counts, result: null };
	});
}
