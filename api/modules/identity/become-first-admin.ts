import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { hashPassword } from '#api/auth/password.ts';
import { startSession } from '#api/auth/sessions.ts';
import type { Call } from '#api/call.ts';
import { readEmployeeNumber } from '#api/domain/employee-number.ts';
import { Problem } from '#api/http/problem.ts';
import { openHashing } from '#api/ports/hashing.ts';
import { oneTimeLink, roleGrant, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import type { BecomeFirstAdmin } from './contract.ts';
import { liveLink } from './live-link.ts';
import { refuseGuessing } from './refuse-guessing.ts';
import { refuseWeak } from './refuse-weak.ts';

type Input = z.output<typeof BecomeFirstAdmin> & { token: string };

/** Turns the first-admin link into a person with an account and the role of admin. */
export async function becomeFirstAdmin(call: Call, input: Input) {
	await refuseGuessing(call);
	const link = await liveLink(call.db, { token: input.token, now: call.now });
	if (link.purpose !== 'first-admin') throw new Problem('link-invalid');
	const number = readEmployeeNumber(input.nip);
	if (!number.ok)
		throw new Problem('invalid-input', {
			errors: [{ pointer: '/nip', code: `nip-${number.error}` }]
		});
	await refuseWeak(call, { password: input.password, nip: number.value.nip, pointer: '/password' });

	const passwordHash = await hashPassword(openHashing(call.services), input.password);
	const userId = call.newId('usr');
	await call.write('first-admin.appointed', async (tx) => {
		await liveLink(tx, { token: input.token, now: call.now });
		const admin = await tx
			.select({ id: roleGrant.id })
			.from(roleGrant)
			.where(and(eq(roleGrant.role, 'admin'), isNull(roleGrant.revokedAt)))
			.get();
		if (admin) throw new Problem('first-admin-exists');

		const personId = call.newId('per');
		const { nip, kind } = number.value;
		const titles = { frontTitle: input.frontTitle || null, backTitle: input.backTitle || null };
		await tx.insert(person).values({
			id: personId,
			nip,
			name: input.name,
			...titles,
			kind,
			legalStatus: '01',
			createdAt: call.now,
			updatedAt: call.now
		});
		await tx.insert(user).values({
			id: userId,
			personId,
			passwordHash,
			passwordChangedAt: call.now,
			createdAt: call.now
		});
		const roles = ['admin', 'verifier', 'organiser'] as const;
		await tx.insert(roleGrant).values(
			roles.map((role) => ({
				id: call.newId('rgr'),
				personId,
				role,
				grantedBy: 'konsol',
				grantedAt: call.now
			}))
		);
		await tx.update(oneTimeLink).set({ usedAt: call.now }).where(eq(oneTimeLink.id, link.id));
		return { subject: `person:${personId}`, after: { roles }, result: { done: true as const } };
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
