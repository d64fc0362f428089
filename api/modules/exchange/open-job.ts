import { and, asc, eq, gt } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { columnsOf } from '#api/domain/import/kinds.ts';
import { missingColumns } from '#api/domain/import/heading.ts';
import { Problem } from '#api/http/problem.ts';
import { importJob, importRow, type ImportWork } from '#db/schema/exchange.ts';
import type { Job } from './contract.ts';
import type { Reader } from './kind-work.ts';
import { workOut } from './progress.ts';

export type JobRecord = typeof importJob.$inferSelect;

/** A file can touch every unit, so an import needs the permission everywhere. */
export function refuseNarrow(call: Call) {
	if (call.scopeOf('import.run').kind !== 'all') throw new Problem('not-found');
}

/** The job, or the problem of a thing that does not exist. Whoever may import sees every import. */
export async function openJob(db: Reader, id: string): Promise<JobRecord> {
	const job = await db.select().from(importJob).where(eq(importJob.id, id)).get();
	if (!job) throw new Problem('not-found');
	return job;
}

/** A job that can still be changed or applied. */
export async function unfinishedJob(db: Reader, id: string): Promise<JobRecord> {
	const job = await openJob(db, id);
	if (job.finishedAt || job.erasedAt) throw new Problem('import-finished');
	return job;
}

/** A job that nothing is being done with. */
export async function idleJob(db: Reader, id: string): Promise<JobRecord> {
	const job = await unfinishedJob(db, id);
	if (job.work) throw new Problem('import-working');
	return job;
}

/** The job while that work is still asked of it; a second runner comes too late. */
export async function jobWith(db: Reader, given: { id: string; work: ImportWork['is'] }) {
	const job = await unfinishedJob(db, given.id);
	if (job.work?.is !== given.work) throw new Problem('import-finished');
	return { ...job, work: job.work };
}

const rowsAPage = 1_000;
const storedRow = {
	number: importRow.row,
	cells: importRow.cells,
	outcome: importRow.outcome,
	changes: importRow.changes,
	errors: importRow.errors
};
export type StoredRow = Omit<typeof importRow.$inferSelect, 'jobId' | 'row'> & { number: number };

/** Every row of the job, in pages; `onPage` hears how many are read. */
export async function rowsOfJob(
	db: Reader,
	jobId: string,
	onPage: (done: number) => Promise<unknown>
): Promise<StoredRow[]> {
	const rows: StoredRow[] = [];
	for (let last = 0; ; last = rows.at(-1)?.number ?? last) {
		const read = await db
			.select(storedRow)
			.from(importRow)
			.where(and(eq(importRow.jobId, jobId), gt(importRow.row, last)))
			.orderBy(asc(importRow.row))
			.limit(rowsAPage);
		rows.push(...read);
		if (read.length < rowsAPage) return rows;
		await onPage(rows.length);
	}
}

export const jobOut = (job: JobRecord): Job => ({
	id: job.id,
	kind: job.kind,
	fileName: job.fileName,
	status: job.status,
	headings: job.headings,
	mapping: job.mapping,
	missing: missingColumns(job.mapping, columnsOf(job.kind)),
	counts: job.counts,
	rowCount: job.rowCount,
	work: workOut(job),
	notice: job.notice,
	createdAt: job.createdAt.toISOString(),
	createdBy: job.createdBy,
	finishedAt: job.finishedAt?.toISOString() ?? null,
	erased: job.erasedAt !== null
});
