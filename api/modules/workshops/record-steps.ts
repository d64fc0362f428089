import type { Call } from '#api/call.ts';
import type { SignupStatus } from '#api/domain/signup.ts';
import type { Tx } from '#db/client.ts';
import { signupStatus } from '#db/schema/workshops.ts';

type Step = { signupId: string; status: SignupStatus; reason?: string | null };

/** The next row in the history of each registration. */
export async function recordSteps(tx: Tx, call: Call, steps: readonly Step[]) {
	if (steps.length === 0) return;
	await tx.insert(signupStatus).values(
		steps.map(({ signupId, status, reason }) => ({
			id: call.newId('sst'),
			signupId,
			status,
			reason: reason ?? null,
			by: call.actor.id,
			at: call.now
		}))
	);
}
