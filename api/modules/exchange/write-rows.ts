import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { countsOf, type PlannedRow } from '#api/domain/import/plan.ts';
import { Problem } from '#api/http/problem.ts';
import { importJob } from '#db/schema/exchange.ts';
import { checkRows } from './check-rows.ts';
import type { ApplyMode } from './contract.ts';
import { jobWith, rowsOfJob, type JobRecord, type StoredRow } from './open-job.ts';
import { planRows } from './plan-rows.ts';
import { tellProgress } from './progress.ts';
import { refuseInvalid } from './refuse-invalid.ts';
import { storeOutcomes } from './store-outcomes.ts';

/**
 * Writes the valid rows in one transaction: whatever interrupts it, either all of them are there or
 * none. The plan is made anew inside, so that nothing is written over what changed since the preview.
 */
export async function writeRows(call: Call, job: JobRecord, mode: ApplyMode) {
	const rows = await rowsOfJob(call.db, job.id, (done) =>
		tellProgress(call, job, { pass: 'reading', done })
	);
	await tellProgress(call, job, { pass: 'writing', done: rows.length });
	try {
		await writeAtOnce(call, { job, mode, rows });
	} catch (error) {
		if (!(error instanceof Problem) || error.code !== 'import-invalid') throw error;
		await checkAgain(call, job);
	}
}

const writeAtOnce = (call: Call, given: { job: JobRecord; mode: ApplyMode; rows: StoredRow[] }) =>
	call.write('import.applied', async (tx) => {
		const { job, mode, rows } = given;
		await jobWith(tx, { id: job.id, work: 'applying' });
		const plan = await planRows({ db: tx, call, ...job, rows });
		const counts = countsOf(plan.rows);
		refuseInvalid(mode, plan.rows, counts);

		await plan.apply(tx);
		await storeOutcomes(tx, job.id, differing(plan.rows, rows));
		const done = { status: 'applied', counts, finishedAt: call.now } as const;
		await tx
			.update(importJob)
			.set({ ...done, work: null, progress: null })
			.where(eq(importJob.id, job.id));
		return {
			subject: `import:${job.id}`,
			before: { status: job.status },
			after: counts,
			result: null
		};
	});

/** The registers changed since the preview and rows went wrong: show them instead of leaving any out. */
async function checkAgain(call: Call, job: JobRecord) {
	await call.write('import.outdated', async (tx) => {
		const { work } = await jobWith(tx, { id: job.id, work: 'applying' });
		await tx
			.update(importJob)
			.set({ work: { is: 'checking', askedBy: work.askedBy }, notice: 'outdated' })
			.where(eq(importJob.id, job.id));
		return { subject: `import:${job.id}`, result: null };
	});
	await checkRows(call, job);
}

/** Most rows are as the preview said, and need not be written again. */
const differing = (planned: readonly PlannedRow<unknown>[], stored: readonly StoredRow[]) =>
	planned.filter((row, index) => {
		const before = stored[index];
		return (
			row.outcome !== before?.outcome ||
			JSON.stringify([row.changes, row.errors]) !== JSON.stringify([before.changes, before.errors])
		);
	});
