import { and, eq, isNull } from 'drizzle-orm';
import { hashOfToken, newToken } from '#api/auth/tokens.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { oneTimeLink, roleGrant } from '#db/schema/identity.ts';

/** Console: the link by which an installation without an admin gets its first one. */
export async function firstAdminLink(call: Call) {
	const hours = (await call.rules()).number('tautan.admin_pertama_umur_jam').value;
	const expiresAt = new Date(call.now.getTime() + hours * 3_600_000);
	const token = newToken();
	const tokenHash = await hashOfToken(token);
	await call.write('first-admin.invited', async (tx) => {
		const admin = await tx
			.select({ id: roleGrant.id })
			.from(roleGrant)
			.where(and(eq(roleGrant.role, 'admin'), isNull(roleGrant.revokedAt)))
			.get();
		if (admin) throw new Problem('first-admin-exists');

		const open = and(eq(oneTimeLink.purpose, 'first-admin'), isNull(oneTimeLink.usedAt));
		await tx.update(oneTimeLink).set({ expiresAt: call.now }).where(open);
		await tx.insert(oneTimeLink).values({
			id: call.newId('otl'),
			tokenHash,
			purpose: 'first-admin',
			expiresAt,
			createdBy: call.actor.id,
			createdAt: call.now
		});
		return { subject: 'installation:first-admin', result: { done: true } };
	});
	return { path: `/first-run/${token}`, expiresAt: expiresAt.toISOString() };
}
