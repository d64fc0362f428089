import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { dropSecondStep } from './drop-second-step.ts';
import { ownAccount } from './own-account.ts';
import { isSecondStepAsked } from './second-step-asked.ts';

/** Turns the caller's second step off; not when the rule asks it of their role. */
export async function endSecondStep(call: Call, { password }: { password: string }) {
	const { userId } = await ownAccount(call, { password, pointer: '/password' });
	if (await isSecondStepAsked(call)) throw new Problem('second-step-required');
	return call.write('second-step.off', async (tx) => {
		await dropSecondStep(tx, call, { userId, personId: call.me, byOfficer: false });
		return { subject: `person:${call.me}`, result: { done: true as const } };
	});
}
