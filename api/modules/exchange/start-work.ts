import type { Call } from '#api/call.ts';
import { jobOut, openJob } from './open-job.ts';
import { runWork } from './run-work.ts';

/** A small file is done within the answer; a large one goes on after it and shows how far it is. */
const patienceMs = 1_500;

export async function startWork(call: Call, importId: string) {
	const work = runWork(call, importId);
	call.later(work.catch(() => undefined));
	await Promise.race([work, new Promise((wake) => setTimeout(wake, patienceMs))]);
	return jobOut(await openJob(call.db, importId));
}
