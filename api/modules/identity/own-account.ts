import { eq } from 'drizzle-orm';
import { countAttempt } from '#api/auth/attempts.ts';
import { verifyPassword } from '#api/auth/password.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { openHashing } from '#api/ports/hashing.ts';
import { user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';

/** The caller's own account, after they have shown once more that they know its password. */
export async function ownAccount(call: Call, given: { password: string; pointer: string }) {
	const account = await call.db
		.select({ userId: user.id, hash: user.passwordHash, nip: person.nip })
		.from(user)
		.innerJoin(person, eq(person.id, user.personId))
		.where(eq(user.personId, call.me))
		.get();
	if (!account) throw new Problem('not-found');

	const retryAfterSeconds = await countAttempt(call.store, {
		bucket: `password:account:${account.userId}`,
		limit: (await call.rules()).limit('masuk.batas_per_akun'),
		now: call.now
	});
	if (retryAfterSeconds > 0)
		throw new Problem('too-many-attempts', { params: { retryAfterSeconds } });

	const hashing = openHashing(call.services);
	const { matches } = await verifyPassword(hashing, account.hash, given.password);
	if (!matches)
		throw new Problem('password-wrong', {
			errors: [{ pointer: given.pointer, code: 'password-wrong' }]
		});
	return account;
}
