import { and, asc, eq, gt } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { columnsOf } from '#api/domain/import/kinds.ts';
import { missingColumns } from '#api/domain/import/heading.ts';
import { Problem } from '#api/http/problem.ts';
import { importJob, importRow } from '#db/schema/exchange.ts';
import type { Job } from './contract.ts';
import type { Reader } from './kind-work.ts';

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

const rowsAPage = 5_000;

/** Every row of the job, in pages: an answer of the database is bounded too. */
export async function rowsOfJob(db: Reader, jobId: string) {
	const rows: { number: number; cells: string[] }[] = [];
	for (let last = 0; ;) {
		const read = await db
			.select({ number: importRow.row, cells: importRow.cells })
			.from(importRow)
			.where(and(eq(importRow.jobId, jobId), gt(importRow.row, last)))
			.orderBy(asc(importRow.row))
			.limit(rowsAPage);
		rows.push(...read);
		if (read.length < rowsAPage) return rows;
		last = read.at(-1)?.number ?? last;
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
	createdAt: job.createdAt.toISOString(),
	createdBy: job.createdBy,
	finishedAt: job.finishedAt?.toISOString() ?? null,
	erased: job.erasedAt !== null
});
