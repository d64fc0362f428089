import { and, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { importJob } from '#db/schema/exchange.ts';
import { runWork } from './run-work.ts';

/** Longer than a step of an import at the limit; should one take longer, a second runner does no harm. */
const silenceMs = 30_000;

/** Goes on with imports that a stopped machine left: a silence in their progress gives them away. */
export async function resumeImports(call: Call) {
	const since = new Date(call.now.getTime() - silenceMs);
	const silent = await call.db
		.select({ id: importJob.id })
		.from(importJob)
		.where(
			and(
				isNotNull(importJob.work),
				or(isNull(importJob.progressAt), lt(importJob.progressAt, since))
			)
		);
	for (const { id } of silent) {
		await runWork(call, id).catch((error: unknown) => {
			const cause = error instanceof Error ? error.message : String(error);
			console.error(
				JSON.stringify({ level: 'error', event: 'import.stopped', importId: id, cause })
			);
		});
	}
}
