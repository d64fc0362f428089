import { and, eq, gte, isNull, or } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { roleGrant, session, user } from '#db/schema/identity.ts';
import { person, unit } from '#db/schema/organisation.ts';
import type { GrantRole } from './contract.ts';
import { refuseBeyondScope } from './refuse-beyond-scope.ts';

/** Gives a person a role in a unit's subtree, or everywhere; their sessions end, so that the change acts at once. */
export async function grantRole(call: Call, input: z.output<typeof GrantRole>) {
	return call.write('role.granted', async (tx) => {
		const who = await tx
			.select({ id: person.id })
			.from(person)
			.where(eq(person.id, input.personId))
			.get();
		const where = input.unitId
			? await tx
					.select({ path: unit.path, name: unit.name })
					.from(unit)
					.where(eq(unit.id, input.unitId))
					.get()
			: null;
		if (!who || (input.unitId && !where)) throw new Problem('not-found');
		refuseBeyondScope(call, where?.path ?? null);

		const place = input.unitId ? eq(roleGrant.unitId, input.unitId) : isNull(roleGrant.unitId);
		const held = await tx
			.select({ id: roleGrant.id })
			.from(roleGrant)
			.where(
				and(
					eq(roleGrant.personId, who.id),
					eq(roleGrant.role, input.role),
					place,
					isNull(roleGrant.revokedAt),
					or(isNull(roleGrant.validTo), gte(roleGrant.validTo, call.today))
				)
			)
			.get();
		if (held) throw new Problem('role-already-held');

		const grantId = call.newId('rgr');
		const { role, unitId, validTo = null } = input;
		await tx.insert(roleGrant).values({
			id: grantId,
			personId: who.id,
			role,
			unitId,
			grantedBy: call.actor.id,
			grantedAt: call.now,
			validTo
		});
		await tx
			.delete(session)
			.where(
				eq(session.userId, tx.select({ id: user.id }).from(user).where(eq(user.personId, who.id)))
			);
		await announce(tx, call, [
			{
				kind: 'role-granted',
				personId: who.id,
				eventKey: `role:${grantId}:granted`,
				facts: { role, unit: where?.name ?? null }
			}
		]);
		return {
			subject: `person:${who.id}`,
			after: { grantId, role, unitId, validTo },
			result: { grantId }
		};
	});
}
