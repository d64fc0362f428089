import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { unseal } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';
import { judgeCode, lookedFor, tolerated, type CodeRefusal } from '#api/domain/second-step.ts';
import { Problem } from '#api/http/problem.ts';
import { periodSeconds, periodsOff } from '#api/ports/totp.ts';
import type { Tx } from '#db/client.ts';
import { totp } from '#db/schema/identity.ts';

/** Takes a code of the account's app, once; else the problem, with what is wrong with the phone's clock. */
export async function spendCode(tx: Tx, call: Call, given: { userId: string; code: string }) {
	const { userId } = given;
	const kept = await tx.select().from(totp).where(eq(totp.userId, userId)).get();
	const secret = kept && (await secretOf(call, kept));
	if (!kept || !secret) throw refusal({ reason: 'wrong' });

	const code = given.code.replace(/\s/g, '');
	const near = periodsOff(secret, { code, at: call.now, window: tolerated });
	const verdict = judgeCode({
		off: near ?? periodsOff(secret, { code, at: call.now, window: lookedFor }),
		period: Math.floor(call.now.getTime() / 1000 / periodSeconds),
		lastPeriod: kept.lastPeriod
	});
	if (!verdict.ok) throw refusal(verdict.error);
	const lastPeriod = verdict.value;
	const spent = await tx
		.update(totp)
		.set({ lastPeriod })
		.where(
			and(eq(totp.userId, userId), or(isNull(totp.lastPeriod), lt(totp.lastPeriod, lastPeriod)))
		)
		.returning({ userId: totp.userId });
	if (spent.length === 0) throw refusal({ reason: 'used' });
}

const secretOf = (call: Call, { userId, sealedSecret }: typeof totp.$inferSelect) =>
	unsealFor(call, { userId, sealedSecret });

/** The app's secret of an account; null when it was sealed for another account or under another key. */
export async function unsealFor(
	call: Call,
	{ userId, sealedSecret }: { userId: string; sealedSecret: string }
) {
	const text = await unseal(call.settings.APP_SECRET, { purpose: 'totp', text: sealedSecret });
	const [owner, secret] = text?.split(':') ?? [];
	return owner === userId && secret ? secret : null;
}

function refusal(given: CodeRefusal) {
	switch (given.reason) {
		case 'wrong':
			return new Problem('code-wrong');
		case 'used':
			return new Problem('code-used');
		case 'clock': {
			const minutes = Math.round((Math.abs(given.off) * periodSeconds) / 60);
			const reason = given.off > 0 ? 'ahead' : 'behind';
			return new Problem('code-out-of-time', { params: { reason, minutes } });
		}
	}
}
