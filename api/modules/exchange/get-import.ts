import type { Call } from '#api/call.ts';
import { jobOut, openJob } from './open-job.ts';

/** One import as it stands. */
export const getImport = async (call: Call, { importId }: { importId: string }) =>
	jobOut(await openJob(call.db, importId));
