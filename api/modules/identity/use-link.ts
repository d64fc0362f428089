import { eq } from 'drizzle-orm';
import { hashPassword } from '#api/auth/password.ts';
import { startSession } from '#api/auth/sessions.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { openHashing } from '#api/ports/hashing.ts';
import { oneTimeLink, session, user } from '#db/schema/identity.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { liveLink } from './live-link.ts';
import { refuseGuessing } from './refuse-guessing.ts';
import { refuseWeak } from './refuse-weak.ts';

/** Sets the password of an invited account, spends its link, and signs in. */
export async function useLink(call: Call, input: { token: string; password: string }) {
	await refuseGuessing(call);
	const link = await liveLink(call.db, { token: input.token, now: call.now });
	const { userId, person } = link;
	if (!userId || !person) throw new Problem('link-invalid');
	await refuseWeak(call, { password: input.password, nip: person.nip, pointer: '/password' });

	const passwordHash = await hashPassword(openHashing(call.services), input.password);
	await call.write('account.activated', async (tx) => {
		const still = await liveLink(tx, { token: input.token, now: call.now });
		const status = await tx
			.select({ active: legalStatus.active })
			.from(legalStatus)
			.where(eq(legalStatus.code, person.legalStatus))
			.get();
		if (!status?.active) throw new Problem('account-stopped');
		await tx.update(oneTimeLink).set({ usedAt: call.now }).where(eq(oneTimeLink.id, still.id));
		await tx
			.update(user)
			.set({ passwordHash, passwordChangedAt: call.now })
			.where(eq(user.id, userId));
		await tx.delete(session).where(eq(session.userId, userId));
		return { subject: `person:${person.id}`, result: { done: true as const } };
	});
	const idleHours = (await call.rules()).number('session.umur_jam').value;
	const cookie = await startSession(call.store, {
		userId,
		now: call.now,
		idleHours,
		device: call.device,
		address: call.address
	});
	return { cookie };
}
