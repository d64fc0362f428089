import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { roleGrant, user } from '#db/schema/identity.ts';
import { appointment, person, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { definitiveToday } from './current-place.ts';

export type State = 'none' | 'invited' | 'active' | 'disabled' | 'stopped';
type Row = {
	person: typeof person.$inferSelect;
	user: typeof user.$inferSelect | null;
	unitName: string | null;
	legallyActive: boolean | null;
};

/** People joined with what says how their account stands. */
export const accountRows = (call: Call) =>
	call.db
		.select({ person, user, unitName: unit.name, legallyActive: legalStatus.active })
		.from(person)
		.leftJoin(user, eq(user.personId, person.id))
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.leftJoin(appointment, definitiveToday(call.today))
		.leftJoin(unit, eq(unit.id, appointment.unitId));

/** The rows as the desk shows them, with the roles held today. */
export async function withRoles(call: Call, rows: Row[]) {
	const ids = rows.map((row) => row.person.id);
	const grants = ids.length > 0 ? await grantsOf(call, ids) : [];
	return rows.map((row) => accountOut(row, grants));
}

export const accountOut = (row: Row, grants: Awaited<ReturnType<typeof grantsOf>>) => ({
	personId: row.person.id,
	name: nameWithTitles(row.person),
	nip: row.person.nip,
	unit: row.unitName,
	state: stateOf(row),
	roles: grants
		.filter((grant) => grant.personId === row.person.id)
		.map(({ grantId, role, unit: unitName }) => ({ grantId, role, unit: unitName }))
});

export const grantsOf = (call: Call, personIds: string[]) =>
	call.db
		.select({
			personId: roleGrant.personId,
			grantId: roleGrant.id,
			role: roleGrant.role,
			unit: unit.name
		})
		.from(roleGrant)
		.leftJoin(unit, eq(unit.id, roleGrant.unitId))
		.where(
			and(
				inArray(roleGrant.personId, personIds),
				isNull(roleGrant.revokedAt),
				or(isNull(roleGrant.validTo), gte(roleGrant.validTo, call.today))
			)
		);

function stateOf(row: {
	user: typeof user.$inferSelect | null;
	legallyActive: boolean | null;
}): State {
	if (row.legallyActive === false) return 'stopped';
	if (!row.user) return 'none';
	if (row.user.disabledAt) return 'disabled';
	return row.user.passwordHash ? 'active' : 'invited';
}
