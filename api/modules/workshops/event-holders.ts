import { and, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Role } from '#api/domain/permissions.ts';
import { roleGrant } from '#db/schema/identity.ts';
import { unit } from '#db/schema/organisation.ts';
import { workshopEvent } from '#db/schema/workshops.ts';

/** Who holds a role within reach of each event; for one of the whole agency, only without a unit. */
export const holdersRead = (
	call: Call,
	{ events, roles }: { events: readonly { id: string }[]; roles: readonly Role[] }
) =>
	call.db
		.selectDistinct({ eventId: workshopEvent.id, personId: roleGrant.personId })
		.from(workshopEvent)
		.innerJoin(roleGrant, inArray(roleGrant.role, [...roles]))
		.leftJoin(unit, eq(unit.id, roleGrant.unitId))
		.where(
			and(
				sql`${workshopEvent.id} in (select value from json_each(${JSON.stringify(events.map(({ id }) => id))}))`,
				isNull(roleGrant.revokedAt),
				or(isNull(roleGrant.validTo), gte(roleGrant.validTo, call.today)),
				or(
					isNull(roleGrant.unitId),
					sql`(select path from unit here where here.id = ${workshopEvent.unitId}) like ${unit.path} || '%'`
				)
			)
		);
