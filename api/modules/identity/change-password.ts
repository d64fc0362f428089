import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { hashPassword } from '#api/auth/password.ts';
import type { Call } from '#api/call.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { openHashing } from '#api/ports/hashing.ts';
import { session, user } from '#db/schema/identity.ts';
import { openSession } from './open-session.ts';
import type { ChangePassword } from './contract.ts';
import { endOpenLinks } from './end-open-links.ts';
import { ownAccount } from './own-account.ts';
import { refuseWeak } from './refuse-weak.ts';

/** Changes the caller's password, ends every session of theirs and starts a new one here. */
export async function changePassword(call: Call, input: z.output<typeof ChangePassword>) {
	const account = await ownAccount(call, { password: input.current, pointer: '/current' });
	await refuseWeak(call, { password: input.next, nip: account.nip, pointer: '/next' });

	const passwordHash = await hashPassword(openHashing(call.services), input.next);
	await call.write('password.changed', async (tx) => {
		await tx
			.update(user)
			.set({ passwordHash, passwordChangedAt: call.now })
			.where(eq(user.id, account.userId));
		await tx.delete(session).where(eq(session.userId, account.userId));
		await endOpenLinks(tx, { userId: account.userId, now: call.now });
		await announce(tx, call, [
			{
				kind: 'password-changed',
				personId: call.me,
				eventKey: `password:${call.now.getTime()}`,
				facts: {}
			}
		]);
		return { subject: `person:${call.me}`, result: { done: true as const } };
	});
	return { cookie: await openSession(call, account.userId) };
}
