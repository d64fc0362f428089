import type { Call } from '#api/call.ts';
import { jobOut, openJob, refuseNarrow } from './open-job.ts';

/** One import as it stands. */
export async function getImport(call: Call, { importId }: { importId: string }) {
	refuseNarrow(call);
	return jobOut(await openJob(call.db, importId));
}
