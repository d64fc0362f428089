import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { clearAttempts, countAttempt } from '#api/auth/attempts.ts';
import { hashPassword, verifyPassword } from '#api/auth/password.ts';
import { hashOfToken } from '#api/auth/tokens.ts';
import type { Call } from '#api/call.ts';
import { withoutSeparators } from '#api/domain/employee-number.ts';
import { Problem } from '#api/http/problem.ts';
import { openHashing } from '#api/ports/hashing.ts';
import { user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { admit } from './admit.ts';
import type { SignIn } from './contract.ts';
import { signInBucket } from './sign-in-bucket.ts';

/** Starts a session. Unknown, wrong and never activated answer alike, in body and in time. */
export async function signIn(call: Call, input: z.output<typeof SignIn>) {
	const nip = withoutSeparators(input.nip);
	await refuseTooMany(call, nip);

	const account = await accountOf(call, nip);
	const hashing = openHashing(call.services);
	const checked = await verifyPassword(hashing, account?.passwordHash ?? null, input.password);
	if (!account || !checked.matches || isDemoPasswordOutside(call, input.password)) {
		await call.note('session.refused', `account:${(await hashOfToken(nip)).slice(0, 16)}`);
		throw new Problem('sign-in-refused');
	}
	if (account.disabledAt || !account.active) {
		await call.note('session.refused', `person:${account.personId}`, {
			after: { reason: 'account-stopped' }
		});
		throw new Problem('account-stopped');
	}

	if (checked.outdated) await renewHash(call, account.userId, input.password);
	const { cookie, secondStep } = await admit(call, account.userId);
	await clearAttempts(call.store, signInBucket(nip));
	// Who still owes the code has not signed in.
	if (!secondStep)
		await call.note('session.started', `person:${account.personId}`, {
			actorId: account.personId
		});
	return { cookie, personId: account.personId, secondStep };
}

/** Strict by account; loose by address, since a hall of five hundred shares one. */
async function refuseTooMany(call: Call, nip: string) {
	const rules = await call.rules();
	const waits = await Promise.all([
		countAttempt(call.store, {
			bucket: signInBucket(nip),
			limit: rules.limit('masuk.batas_per_akun'),
			now: call.now
		}),
		countAttempt(call.store, {
			bucket: `sign-in:address:${call.address}`,
			limit: rules.limit('masuk.batas_per_alamat'),
			now: call.now
		})
	]);
	const retryAfterSeconds = Math.max(...waits);
	if (retryAfterSeconds > 0)
		throw new Problem('too-many-attempts', { params: { retryAfterSeconds } });
}

async function accountOf(call: Call, nip: string) {
	return call.db
		.select({
			userId: user.id,
			personId: person.id,
			passwordHash: user.passwordHash,
			disabledAt: user.disabledAt,
			active: legalStatus.active
		})
		.from(person)
		.innerJoin(user, eq(user.personId, person.id))
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.where(eq(person.nip, nip))
		.get();
}

const isDemoPasswordOutside = (call: Call, password: string) =>
	call.settings.DEMO !== '1' && password === 'malaqbi-demo';

async function renewHash(call: Call, userId: string, password: string) {
	const passwordHash = await hashPassword(openHashing(call.services), password);
	await call.store.update(user).set({ passwordHash }).where(eq(user.id, userId));
}
