/**
 * Cron expression → verbs, run by the system. `wrangler.toml` lists the same expressions. The jobs of one
 * expression wait for each other, so that which may take long has an expression of its own.
 */
import type { Call } from './call.ts';
import { openJobCall } from './http/actor.ts';
import type { Bindings } from './http/env.ts';
import { remindAssignments } from './modules/assignments/index.ts';
import { renderPending } from './modules/certificates/index.ts';
import { remindCorrections } from './modules/corrections/index.ts';
import { applyRetention } from './modules/privacy/index.ts';
import { eraseImports, resumeImports } from './modules/exchange/index.ts';
import { remindTarget } from './modules/credits/index.ts';
import { sweepIdentity } from './modules/identity/index.ts';
import { sweepUploads, tellMaterial } from './modules/material/index.ts';
import { applyStatusPlans } from './modules/organisation/index.ts';
import { deliverMail, eraseNotifications } from './modules/notifications/index.ts';
import {
	acceptEarlyScans,
	remindClosing,
	tellShort,
	tendDesks,
	tendQueues
} from './modules/workshops/index.ts';

type Job = (call: Call) => Promise<unknown>;

export const jobs: Record<string, Job[]> = {
	'* * * * *': [acceptEarlyScans, renderPending, tendQueues, tellMaterial, deliverMail],
	'*/1 * * * *': [resumeImports],
	'17 * * * *': [
		applyStatusPlans,
		sweepIdentity,
		eraseImports,
		sweepUploads,
		eraseNotifications,
		remindTarget,
		remindAssignments,
		tellShort,
		tendDesks,
		remindClosing,
		remindCorrections,
		applyRetention
	]
};

export async function runJob(
	cron: string,
	env: Bindings,
	ctx: Pick<ExecutionContext, 'waitUntil'>
) {
	const call = await openJobCall(env, { now: new Date(), later: (work) => ctx.waitUntil(work) });
	await runAll(jobs[cron] ?? [], call);
}

/** One after another. What fails is told at the end, and keeps none of the others from running. */
export async function runAll(list: readonly Job[], call: Call) {
	const faults: unknown[] = [];
	for (const job of list) await job(call).catch((fault: unknown) => faults.push(fault));
	if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('; '));
}
