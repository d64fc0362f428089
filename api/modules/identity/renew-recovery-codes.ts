import { and, eq, isNotNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { totp } from '#db/schema/identity.ts';
import { codesOf, makeRecoveryCodes } from './make-recovery-codes.ts';
import { ownAccount } from './own-account.ts';

/** A new sheet of recovery codes; every code of the old one is void. */
export async function renewRecoveryCodes(call: Call, { password }: { password: string }) {
	const { userId } = await ownAccount(call, { password, pointer: '/password' });
	const { ids } = await call.write('recovery-codes.renewed', async (tx) => {
		const on = await tx
			.select({ userId: totp.userId })
			.from(totp)
			.where(and(eq(totp.userId, userId), isNotNull(totp.confirmedAt)))
			.get();
		if (!on) throw new Problem('second-step-off');
		const made = await makeRecoveryCodes(tx, call, userId);
		return { subject: `person:${call.me}`, result: { ids: made } };
	});
	return { codes: await codesOf(call, ids) };
}
