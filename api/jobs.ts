/** Cron expression → verbs, run by the system. `wrangler.toml` lists the same expressions. */
import type { Call } from './call.ts';
import { openJobCall } from './http/actor.ts';
import type { Bindings } from './http/env.ts';
import { renderPending } from './modules/certificates/index.ts';
import { eraseImports, resumeImports } from './modules/exchange/index.ts';
import { remindTarget } from './modules/credits/index.ts';
import { sweepIdentity } from './modules/identity/index.ts';
import { deliverMail, eraseNotifications } from './modules/notifications/index.ts';

type Job = (call: Call) => Promise<unknown>;

export const jobs: Record<string, Job[]> = {
	'* * * * *': [renderPending, resumeImports, deliverMail],
	'17 * * * *': [sweepIdentity, eraseImports, eraseNotifications, remindTarget]
};

export async function runJob(
	cron: string,
	env: Bindings,
	ctx: Pick<ExecutionContext, 'waitUntil'>
) {
	const call = await openJobCall(env, { now: new Date(), later: (work) => ctx.waitUntil(work) });
	for (const job of jobs[cron] ?? []) await job(call);
}
