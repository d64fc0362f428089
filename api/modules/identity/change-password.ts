import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { countAttempt } from '#api/auth/attempts.ts';
import { hashPassword, verifyPassword } from '#api/auth/password.ts';
import { startSession } from '#api/auth/sessions.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { openHashing } from '#api/ports/hashing.ts';
import { session, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import type { ChangePassword } from './contract.ts';
import { endOpenLinks } from './end-open-links.ts';
import { refuseWeak } from './refuse-weak.ts';

/** Changes the caller's password, ends every session of theirs and starts a new one here. */
export async function changePassword(call: Call, input: z.output<typeof ChangePassword>) {
	const account = await call.db
		.select({ userId: user.id, hash: user.passwordHash, nip: person.nip })
		.from(user)
		.innerJoin(person, eq(person.id, user.personId))
		.where(eq(user.personId, call.me))
		.get();
	if (!account) throw new Problem('not-found');

	const rules = await call.rules();
	const bucket = `password:account:${account.userId}`;
	const retryAfterSeconds = await countAttempt(call.store, {
		bucket,
		limit: rules.limit('masuk.batas_per_akun'),
		now: call.now
	});
	if (retryAfterSeconds > 0)
		throw new Problem('too-many-attempts', { params: { retryAfterSeconds } });

	const hashing = openHashing(call.services);
	const { matches } = await verifyPassword(hashing, account.hash, input.current);
	if (!matches)
		throw new Problem('password-wrong', {
			errors: [{ pointer: '/current', code: 'password-wrong' }]
		});
	await refuseWeak(call, { password: input.next, nip: account.nip, pointer: '/next' });

	const passwordHash = await hashPassword(hashing, input.next);
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
	const cookie = await startSession(call.store, {
		userId: account.userId,
		now: call.now,
		idleHours: rules.number('session.umur_jam').value,
		device: call.device,
		address: call.address
	});
	return { cookie };
}
