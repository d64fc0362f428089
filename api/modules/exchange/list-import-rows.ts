import { and, asc, eq, gt } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { RowOutcome } from '#api/domain/import/plan.ts';
import { importRow } from '#db/schema/exchange.ts';
import { openJob, refuseNarrow } from './open-job.ts';

type Given = { importId: string; outcome?: RowOutcome | undefined; after: number; limit: number };

/** Rows of an import with what each changes, in the order of the file. */
export async function listImportRows(call: Call, { importId, outcome, after, limit }: Given) {
	refuseNarrow(call);
	const job = await openJob(call.db, importId);
	const read = await call.db
		.select()
		.from(importRow)
		.where(
			and(
				eq(importRow.jobId, importId),
				outcome ? eq(importRow.outcome, outcome) : undefined,
				gt(importRow.row, after)
			)
		)
		.orderBy(asc(importRow.row))
		.limit(limit + 1);
	const items = read.slice(0, limit).map(({ row, cells, outcome: found, changes, errors }) => ({
		row,
		outcome: found,
		cells: Object.fromEntries(
			Object.entries(job.mapping).map(([key, index]) => [key, cells[index] ?? ''])
		),
		changes: changes ?? [],
		errors: errors ?? []
	}));
	return { items, next: read.length > limit ? (items.at(-1)?.row ?? null) : null };
}
