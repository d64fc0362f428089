import { and, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { permissionsOf } from '#api/domain/permissions.ts';
import { Problem } from '#api/http/problem.ts';
import { user } from '#db/schema/identity.ts';
import { institution } from '#db/schema/rules.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';

/** Beyond this the bell says "99+". */
const mostCounted = 100;

/** Who is signed in: name, position, and what they may do. One round trip. */
export async function getMe(call: Call) {
	const row = await call.db
		.select({
			person,
			locale: user.locale,
			position: position.name,
			unit: unit.name,
			dpoName: institution.dpoName,
			dpoEmail: institution.dpoEmail,
			dpoPhone: institution.dpoPhone,
			unread: sql<number>`(select count(*) from (
				select 1 from notification where person_id = ${person.id} and read_at is null limit ${mostCounted}))`
		})
		.from(person)
		.leftJoin(user, eq(user.personId, person.id))
		.leftJoin(appointment, and(eq(appointment.personId, person.id), isCurrent(call.today)))
		.leftJoin(position, eq(position.id, appointment.positionId))
		.leftJoin(unit, eq(unit.id, appointment.unitId))
		.leftJoin(institution, eq(institution.id, 'institution'))
		.where(eq(person.id, call.me))
		.orderBy(sql`${appointment.kind} = 'D' desc`, desc(appointment.validFrom))
		.limit(1)
		.get();
	if (!row) throw new Problem('not-signed-in');

	const { viewing } = call.actor;
	return {
		personId: row.person.id,
		viewing: viewing ? { until: viewing.until.toISOString() } : null,
		name: nameWithTitles(row.person),
		nip: row.person.nip,
		kind: row.person.kind,
		locale: row.locale,
		roles: [...new Set(call.actor.grants.map((grant) => grant.role))],
		permissions: permissionsOf(call.actor.grants),
		position: row.position,
		unit: row.unit,
		// What is told to a person is theirs to read.
		unread: viewing ? 0 : row.unread,
		dataOfficer: row.dpoName
			? { name: row.dpoName, email: row.dpoEmail, phone: row.dpoPhone }
			: null,
		secondStepMissing: call.actor.secondStepMissing === true,
		demo: call.settings.DEMO === '1'
	};
}

const isCurrent = (today: string) =>
	and(
		lte(appointment.validFrom, today),
		or(isNull(appointment.validTo), gte(appointment.validTo, today))
	);
