import { and, eq, isNull, ne } from 'drizzle-orm';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { roleGrant, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';

/** An agency must not lock itself out: somebody else must be an admin who can sign in. */
export async function refuseLastAdmin(tx: Tx, without: { personId: string }) {
	const other = await tx
		.select({ id: roleGrant.id })
		.from(roleGrant)
		.innerJoin(user, and(eq(user.personId, roleGrant.personId), isNull(user.disabledAt)))
		.innerJoin(person, eq(person.id, roleGrant.personId))
		.innerJoin(
			legalStatus,
			and(eq(legalStatus.code, person.legalStatus), eq(legalStatus.active, true))
		)
		.where(
			and(
				eq(roleGrant.role, 'admin'),
				isNull(roleGrant.unitId),
				isNull(roleGrant.revokedAt),
				ne(roleGrant.personId, without.personId)
			)
		)
		.limit(1)
		.get();
	const own = await tx
		.select({ id: roleGrant.id })
		.from(roleGrant)
		.where(
			and(
				eq(roleGrant.role, 'admin'),
				isNull(roleGrant.unitId),
				isNull(roleGrant.revokedAt),
				eq(roleGrant.personId, without.personId)
			)
		)
		.limit(1)
		.get();
	if (own && !other) throw new Problem('last-admin');
}
