import { and, eq, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { roleGrant, session, user } from '#db/schema/identity.ts';
import { unit } from '#db/schema/organisation.ts';
import { refuseBeyondScope } from './refuse-beyond-scope.ts';
import { refuseLastAdmin } from './refuse-last-admin.ts';

/** Takes a role back; the row stays, with who did it and when. */
export async function revokeRole(call: Call, { grantId }: { grantId: string }) {
	return call.write('role.revoked', async (tx) => {
		const grant = await tx
			.select({
				id: roleGrant.id,
				personId: roleGrant.personId,
				role: roleGrant.role,
				unitId: roleGrant.unitId,
				path: unit.path,
				unit: unit.name
			})
			.from(roleGrant)
			.leftJoin(unit, eq(unit.id, roleGrant.unitId))
			.where(and(eq(roleGrant.id, grantId), isNull(roleGrant.revokedAt)))
			.get();
		if (!grant) throw new Problem('not-found');
		refuseBeyondScope(call, grant.path);
		if (grant.role === 'admin') await refuseLastAdmin(tx, grant);

		await tx
			.update(roleGrant)
			.set({ revokedAt: call.now, revokedBy: call.actor.id })
			.where(eq(roleGrant.id, grantId));
		await tx
			.delete(session)
			.where(
				eq(
					session.userId,
					tx.select({ id: user.id }).from(user).where(eq(user.personId, grant.personId))
				)
			);
		const { role, unitId } = grant;
		await announce(tx, call, [
			{
				kind: 'role-revoked',
				personId: grant.personId,
				eventKey: `role:${grantId}:revoked`,
				facts: { role, unit: grant.unit }
			}
		]);
		return {
			subject: `person:${grant.personId}`,
			before: { grantId, role, unitId },
			result: { done: true as const }
		};
	});
}
