import { and, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { permissions } from '#api/domain/permissions.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { roleGrant } from '#db/schema/identity.ts';
import { unit } from '#db/schema/organisation.ts';

/** Whom a request from a unit reaches: those who may answer it, never the one who asked. */
export async function deskOf(
	db: Tx | ReadDb,
	call: Pick<Call, 'today'>,
	{ unitId, personId }: { unitId: string | null; personId: string }
): Promise<string[]> {
	const here = sql`(select path from unit where id = ${unitId})`;
	const rows = await db
		.selectDistinct({ personId: roleGrant.personId })
		.from(roleGrant)
		.leftJoin(unit, eq(unit.id, roleGrant.unitId))
		.where(
			and(
				inArray(roleGrant.role, [...permissions['correction.decide']]),
				isNull(roleGrant.revokedAt),
				or(isNull(roleGrant.validTo), gte(roleGrant.validTo, call.today)),
				or(isNull(roleGrant.unitId), sql`${here} like ${unit.path} || '%'`),
				ne(roleGrant.personId, personId)
			)
		);
	return rows.map((row) => row.personId);
}
