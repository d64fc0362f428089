import {
	and,
	asc,
	eq,
	gte,
	inArray,
	isNotNull,
	isNull,
	lte,
	notInArray,
	or,
	sql
} from 'drizzle-orm';
import type * as z from 'zod';
import { grantsOfPeople } from '#api/auth/lucia.ts';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { roles, type Grant, type Role } from '#api/domain/permissions.ts';
import { rightsOf } from '#api/domain/role-rights.ts';
import { mayViewAs } from '#api/domain/viewing.ts';
import { roleGrant } from '#db/schema/identity.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { definitiveToday } from './current-place.ts';
import type { RoleList } from './viewing-contract.ts';

type Example = { personId: string; name: string; unit: string | null };

/** Of so many holders, by name, one is looked for whose portal the caller may see. */
const tried = 3;

/** Every role with what it may do, how many hold it today, and somebody to see the portal as. Two round trips. */
export async function listRoles(call: Call): Promise<z.output<typeof RoleList>> {
	const [first, ...others] = roles.map((role) => holdersQuery(call, role));
	const held = first ? await call.readAll([first, ...others]) : [];
	const ids = new Set(held.flat().map((holder) => holder.person.id));
	const grants = await grantsOfPeople(call.store, [...ids], call.now);
	return {
		items: roles.map((role, at) => ({
			role,
			rights: rightsOf(role),
			holders: role === 'asn' ? null : (held[at]?.[0]?.holders ?? 0),
			example: firstViewable(call, held[at] ?? [], grants)
		}))
	};
}

const serves = and(eq(legalStatus.code, person.legalStatus), eq(legalStatus.active, true));

const holdersQuery = (call: Call, role: Role) =>
	call.db
		.select({
			person,
			unit: unit.name,
			// Of everybody nobody counts: it would be the whole agency.
			holders: role === 'asn' ? sql<number>`0` : sql<number>`count(*) over ()`
		})
		.from(person)
		.innerJoin(legalStatus, serves)
		.leftJoin(appointment, definitiveToday(call.today))
		.leftJoin(unit, eq(unit.id, appointment.unitId))
		.where(holding(call, role))
		.orderBy(asc(person.name), asc(person.id))
		.limit(tried);

/** Everybody is `asn`: whoever holds nothing else shows best what that is. */
function holding(call: Call, role: Role) {
	if (role === 'asn')
		return and(notInArray(person.id, granted(call)), notInArray(person.id, leading(call)));
	if (role === 'supervisor') return inArray(person.id, leading(call));
	return inArray(person.id, granted(call, role));
}

const granted = (call: Call, role?: Role) =>
	call.db
		.select({ id: roleGrant.personId })
		.from(roleGrant)
		.where(
			and(
				role && eq(roleGrant.role, role),
				isNull(roleGrant.revokedAt),
				or(isNull(roleGrant.validTo), gte(roleGrant.validTo, call.today))
			)
		);

/** Who leads a unit: named for it, or by the position held. */
const leading = (call: Call) =>
	call.db
		.select({ id: appointment.personId })
		.from(position)
		// Crossed, so that the few leading positions come first and not everybody's appointments.
		.crossJoin(appointment)
		.innerJoin(unit, and(eq(unit.id, appointment.unitId), isNull(unit.headPersonId)))
		.where(
			and(
				eq(position.leads, true),
				eq(appointment.positionId, position.id),
				lte(appointment.validFrom, call.today),
				or(isNull(appointment.validTo), gte(appointment.validTo, call.today))
			)
		)
		.union(
			call.db
				.select({ id: sql<string>`${unit.headPersonId}` })
				.from(unit)
				.where(isNotNull(unit.headPersonId))
		);

function firstViewable(
	call: Call,
	candidates: Awaited<ReturnType<typeof holdersQuery>>,
	grants: ReadonlyMap<string, readonly Grant[]>
): Example | null {
	const found = candidates.find(({ person: { id } }) => {
		const held = grants.get(id);
		return held && id !== call.actor.personId && mayViewAs(call.actor.grants, held);
	});
	if (!found) return null;
	const { person: who, unit: unitName } = found;
	return { personId: who.id, name: nameWithTitles(who), unit: unitName };
}
