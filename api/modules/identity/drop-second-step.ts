import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { pendingSignIn, recoveryCode, totp } from '#db/schema/identity.ts';

type Given = { userId: string; personId: string; byOfficer: boolean };

/** Forgets the app and the codes of an account, and tells its owner. */
export async function dropSecondStep(tx: Tx, call: Call, given: Given) {
	const { userId, personId, byOfficer } = given;
	const dropped = await tx
		.delete(totp)
		.where(eq(totp.userId, userId))
		.returning({ userId: totp.userId });
	if (dropped.length === 0) throw new Problem('second-step-off');
	await tx.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
	await tx.delete(pendingSignIn).where(eq(pendingSignIn.userId, userId));
	await announce(tx, call, [
		{
			kind: 'second-step-off',
			personId,
			eventKey: `second-step:${call.now.getTime()}`,
			facts: { byOfficer }
		}
	]);
}
