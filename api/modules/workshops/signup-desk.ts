/** Whom a registration reaches at each desk; never the one who asked. */
import { and, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { permissions, type Role } from '#api/domain/permissions.ts';
import type { Desk } from '#api/domain/signup.ts';
import { supervisorInside } from '#api/modules/organisation/index.ts';
import type { Tx } from '#db/client.ts';
import { roleGrant } from '#db/schema/identity.ts';
import { unit } from '#db/schema/organisation.ts';

type Asked = { desk: Desk; personId: string; unitId: string | null };

/** The supervisor, or the personnel managers of the unit while nobody supervises; HR at its own desk. */
export async function deskFor(tx: Tx, call: Call, asked: Asked): Promise<string[]> {
	if (asked.desk === 'reviewed') return holdersOf(tx, call, asked, permissions['signup.review']);
	const supervisor = await supervisorInside(tx, asked.personId, call.today);
	if (supervisor && supervisor.id !== asked.personId) return [supervisor.id];
	return holdersOf(tx, call, asked, ['unit-hr']);
}

async function holdersOf(tx: Tx, call: Call, asked: Asked, roles: readonly Role[]) {
	const here = sql`(select path from unit where id = ${asked.unitId})`;
	const rows = await tx
		.selectDistinct({ personId: roleGrant.personId })
		.from(roleGrant)
		.leftJoin(unit, eq(unit.id, roleGrant.unitId))
		.where(
			and(
				inArray(roleGrant.role, [...roles]),
				isNull(roleGrant.revokedAt),
				or(isNull(roleGrant.validTo), gte(roleGrant.validTo, call.today)),
				or(isNull(roleGrant.unitId), sql`${here} like ${unit.path} || '%'`),
				ne(roleGrant.personId, asked.personId)
			)
		);
	return rows.map((row) => row.personId);
}
