import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { session, user } from '#db/schema/identity.ts';
import type { RecoverAccount } from './contract.ts';
import { dropSecondStep } from './drop-second-step.ts';
import { getAccount } from './get-account.ts';
import { refuseUnrecoverable } from './refuse-unrecoverable.ts';

type Input = z.output<typeof RecoverAccount> & { personId: string };

/** For who lost the phone and the paper: an admin takes the second step off after an identity check. */
export async function removeSecondStep(call: Call, { personId, checkedBy, note }: Input) {
	const account = await getAccount(call, { personId });
	refuseUnrecoverable(account.recovery);

	return call.write('second-step.removed', async (tx) => {
		const owner = await tx
			.select({ userId: user.id })
			.from(user)
			.where(eq(user.personId, personId))
			.get();
		if (!owner) throw new Problem('not-found');
		await dropSecondStep(tx, call, { userId: owner.userId, personId, byOfficer: true });
		await tx.delete(session).where(eq(session.userId, owner.userId));
		const after = { checkedBy, note };
		return { subject: `person:${personId}`, after, result: { done: true as const } };
	});
}
