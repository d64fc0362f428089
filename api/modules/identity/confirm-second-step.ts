import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { session, totp } from '#db/schema/identity.ts';
import { codesOf, makeRecoveryCodes } from './make-recovery-codes.ts';
import { refuseGuessing } from './refuse-guessing.ts';
import { spendCode } from './spend-code.ts';

/** The first code of the app turns the second step on, ends the other sessions, and brings the sheet of codes. */
export async function confirmSecondStep(call: Call, { code }: { code: string }) {
	await refuseGuessing(call);
	const { userId, sessionId } = call.actor;
	if (!userId || !sessionId) throw new Problem('not-signed-in');

	const { ids } = await call.write('second-step.on', async (tx) => {
		const begun = await tx
			.select({ userId: totp.userId })
			.from(totp)
			.where(and(eq(totp.userId, userId), isNull(totp.confirmedAt)))
			.get();
		if (!begun) throw new Problem('second-step-on');
		await spendCode(tx, call, { userId, code });
		await tx.update(totp).set({ confirmedAt: call.now }).where(eq(totp.userId, userId));
		await tx.delete(session).where(and(eq(session.userId, userId), ne(session.id, sessionId)));
		await announce(tx, call, [
			{
				kind: 'second-step-on',
				personId: call.me,
				eventKey: `second-step:${call.now.getTime()}`,
				facts: {}
			}
		]);
		const made = await makeRecoveryCodes(tx, call, userId);
		return { subject: `person:${call.me}`, result: { ids: made } };
	});
	return { codes: await codesOf(call, ids) };
}
