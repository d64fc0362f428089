import { and, eq, isNull } from 'drizzle-orm';
import { clearAttempts, countAttempt } from '#api/auth/attempts.ts';
import type { Call } from '#api/call.ts';
import { isAppCode } from '#api/domain/recovery-code.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { pendingSignIn, recoveryCode } from '#db/schema/identity.ts';
import { openSession } from './open-session.ts';
import { endedPendingCookie } from './pending-cookie.ts';
import { pendingOf } from './pending-of.ts';
import { recoveryHash } from './recovery-hash.ts';
import { spendCode } from './spend-code.ts';

type Given = { code: string; cookies: string };
type Pending = NonNullable<Awaited<ReturnType<typeof pendingOf>>>;

/** The second step: a code of the app or one from paper, each taken once, turns the wait into a session. */
export async function finishSignIn(call: Call, { code, cookies }: Given) {
	const pending = await pendingOf(call, cookies);
	if (!pending) throw new Problem('second-step-over');
	if (pending.disabledAt || !pending.active) throw new Problem('account-stopped');
	const bucket = `second-step:account:${pending.userId}`;
	await refuseTooMany(call, bucket);

	const means = isAppCode(code) ? 'app' : 'paper';
	try {
		await call.write('second-step.given', async (tx) => {
			if (means === 'app') await spendCode(tx, call, { userId: pending.userId, code });
			else await spendRecoveryCode(tx, call, { pending, code });
			await tx.delete(pendingSignIn).where(eq(pendingSignIn.id, pending.id));
			const subject = `person:${pending.personId}`;
			return { subject, after: { means }, result: { done: true as const } };
		});
	} catch (refusal) {
		if (refusal instanceof Problem)
			await call.note('session.refused', `person:${pending.personId}`, {
				after: { reason: refusal.code }
			});
		throw refusal;
	}
	const cookie = await openSession(call, pending.userId);
	await Promise.all([
		call.note('session.started', `person:${pending.personId}`, {
			actorId: pending.personId,
			after: { secondStep: means }
		}),
		clearAttempts(call.store, bucket)
	]);
	// The session last: whoever keeps one cookie of an answer keeps the last.
	return { cookies: [endedPendingCookie, cookie], personId: pending.personId };
}

async function refuseTooMany(call: Call, bucket: string) {
	const limit = (await call.rules()).limit('masuk.batas_per_akun');
	const retryAfterSeconds = await countAttempt(call.store, { bucket, limit, now: call.now });
	if (retryAfterSeconds > 0)
		throw new Problem('too-many-attempts', { params: { retryAfterSeconds } });
}

async function spendRecoveryCode(
	tx: Tx,
	call: Call,
	{ pending, code }: { pending: Pending; code: string }
) {
	const { userId, personId } = pending;
	const codeHash = await recoveryHash(call, { userId, code });
	const [spent] = await tx
		.update(recoveryCode)
		.set({ usedAt: call.now })
		.where(
			and(
				eq(recoveryCode.userId, userId),
				eq(recoveryCode.codeHash, codeHash),
				isNull(recoveryCode.usedAt)
			)
		)
		.returning({ id: recoveryCode.id });
	if (!spent) throw new Problem('code-wrong');

	const unused = and(eq(recoveryCode.userId, userId), isNull(recoveryCode.usedAt));
	const left = await tx.$count(recoveryCode, unused);
	await announce(tx, call, [
		{ kind: 'recovery-code-used', personId, eventKey: `code:${spent.id}`, facts: { left } }
	]);
}
