import { and, inArray, isNull, lt } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { importJob, importRow } from '#db/schema/exchange.ts';

const jobsATurn = 20;
const dayMs = 86_400_000;

/** Erases the rows of old imports, which are personal data; what was done and how much stays. */
export async function eraseImports(call: Call) {
	const kept = (await call.rules()).get('retensi.impor_hari');
	if (typeof kept?.value !== 'number') return;
	const until = new Date(call.now.getTime() - kept.value * dayMs);
	const old = await call.db
		.select({ id: importJob.id })
		.from(importJob)
		.where(and(isNull(importJob.erasedAt), lt(importJob.createdAt, until)))
		.limit(jobsATurn);
	const ids = old.map(({ id }) => id);
	if (ids.length === 0) return;

	await call.write('import.erased', async (tx) => {
		await tx.delete(importRow).where(inArray(importRow.jobId, ids));
		await tx
			.update(importJob)
			.set({ erasedAt: call.now, finishedAt: call.now, work: null })
			.where(and(inArray(importJob.id, ids), isNull(importJob.finishedAt)));
		await tx.update(importJob).set({ erasedAt: call.now }).where(inArray(importJob.id, ids));
		return { subject: 'import:old', after: { ids, ruleId: kept.ruleId }, result: null };
	});
}
