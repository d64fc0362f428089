import { eq } from 'drizzle-orm';
import { clearAttempts } from '#api/auth/attempts.ts';
import { hashPassword } from '#api/auth/password.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { openHashing } from '#api/ports/hashing.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { oneTimeLink, session, user } from '#db/schema/identity.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { admit } from './admit.ts';
import { endOpenLinks } from './end-open-links.ts';
import { liveLink } from './live-link.ts';
import { refuseGuessing } from './refuse-guessing.ts';
import { refuseWeak } from './refuse-weak.ts';
import { signInBucket } from './sign-in-bucket.ts';

type Link = Awaited<ReturnType<typeof liveLink>>;

/** Sets a password by a link, the first one or a new one, spends the link, and signs in, by the code too where there is one. */
export async function useLink(call: Call, input: { token: string; password: string }) {
	await refuseGuessing(call);
	const link = await liveLink(call.db, { token: input.token, now: call.now });
	const { userId, person, purpose } = link;
	if (!userId || !person || purpose === 'first-admin') throw new Problem('link-invalid');
	await refuseWeak(call, { password: input.password, nip: person.nip, pointer: '/password' });

	const passwordHash = await hashPassword(openHashing(call.services), input.password);
	await call.write(purpose === 'reset' ? 'password.reset' : 'account.activated', async (tx) => {
		await liveLink(tx, { token: input.token, now: call.now });
		await refuseStopped(tx, link);
		await tx.update(oneTimeLink).set({ usedAt: call.now }).where(eq(oneTimeLink.id, link.id));
		await endOpenLinks(tx, { userId, now: call.now });
		await tx
			.update(user)
			.set({ passwordHash, passwordChangedAt: call.now })
			.where(eq(user.id, userId));
		await tx.delete(session).where(eq(session.userId, userId));
		if (purpose === 'reset')
			await announce(tx, call, [
				{
					kind: 'password-changed',
					personId: person.id,
					eventKey: `password:${call.now.getTime()}`,
					facts: {}
				}
			]);
		return { subject: `person:${person.id}`, after: { linkId: link.id }, result: { done: true } };
	});
	await clearAttempts(call.store, signInBucket(person.nip));
	return admit(call, userId);
}

async function refuseStopped(tx: Tx, { disabledAt, person }: Link) {
	const status = await tx
		.select({ active: legalStatus.active })
		.from(legalStatus)
		.where(eq(legalStatus.code, person?.legalStatus ?? ''))
		.get();
	if (!status?.active || disabledAt) throw new Problem('account-stopped');
}
