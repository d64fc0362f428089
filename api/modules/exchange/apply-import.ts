import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { importJob } from '#db/schema/exchange.ts';
import type { ApplyMode } from './contract.ts';
import { idleJob, refuseNarrow } from './open-job.ts';
import { refuseInvalidJob } from './refuse-invalid.ts';
import { startWork } from './start-work.ts';

/** Accepts a preview: from here on the rows are written although nobody waits for it. */
export async function applyImport(call: Call, given: { importId: string; mode: ApplyMode }) {
	const { importId, mode } = given;
	refuseNarrow(call);
	await call.write('import.accepted', async (tx) => {
		const job = await idleJob(tx, importId);
		if (job.status !== 'previewed') throw new Problem('import-not-previewed');
		await refuseInvalidJob(tx, { job, mode });
		const work = { is: 'applying', askedBy: call.actor.id, mode } as const;
		await tx
			.update(importJob)
			.set({ work, progress: null, progressAt: new Date(), notice: null })
			.where(eq(importJob.id, importId));
		return { subject: `import:${importId}`, after: { mode }, result: null };
	});
	return startWork(call, importId);
}
