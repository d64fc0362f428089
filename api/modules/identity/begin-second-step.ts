import { and, eq, isNotNull } from 'drizzle-orm';
import { seal } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { newSecret } from '#api/ports/totp.ts';
import { totp } from '#db/schema/identity.ts';
import { ownAccount } from './own-account.ts';

/** Makes the secret of an authenticator app; it counts for nothing until a first code has been given. */
export async function beginSecondStep(call: Call, { password }: { password: string }) {
	const { userId } = await ownAccount(call, { password, pointer: '/password' });
	const text = `${userId}:${newSecret()}`;
	const sealedSecret = await seal(call.settings.APP_SECRET, { purpose: 'totp', text });
	return call.write('second-step.begun', async (tx) => {
		const on = await tx
			.select({ userId: totp.userId })
			.from(totp)
			.where(and(eq(totp.userId, userId), isNotNull(totp.confirmedAt)))
			.get();
		if (on) throw new Problem('second-step-on');

		const fresh = { sealedSecret, lastPeriod: null, createdAt: call.now };
		await tx
			.insert(totp)
			.values({ userId, ...fresh })
			.onConflictDoUpdate({ target: totp.userId, set: fresh });
		return { subject: `person:${call.me}`, result: { done: true as const } };
	});
}
