import { and, desc, eq, lt, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { importJob } from '#db/schema/exchange.ts';
import { importLimits } from './import-limits.ts';
import { jobOut, refuseNarrow } from './open-job.ts';

/** The imports so far, latest first. */
export async function listImports(
	call: Call,
	{ after, limit }: { after?: string | undefined; limit: number }
) {
	refuseNarrow(call);
	const [at, id] = decodeCursor(after) ?? [];
	const before =
		typeof at === 'number' && typeof id === 'string'
			? or(
					lt(importJob.createdAt, new Date(at)),
					and(eq(importJob.createdAt, new Date(at)), lt(importJob.id, id))
				)
			: undefined;
	const rows = await call.db
		.select()
		.from(importJob)
		.where(before)
		.orderBy(desc(importJob.createdAt), desc(importJob.id))
		.limit(limit + 1);
	const { items, next } = page(rows, limit, (row) => [row.createdAt.getTime(), row.id]);
	return { items: items.map(jobOut), next, limits: await importLimits(call) };
}
