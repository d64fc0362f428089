import {
	and,
	asc,
	count,
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
import { grantsOfPersonId } from '#api/auth/lucia.ts';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { roles, type Role } from '#api/domain/permissions.ts';
import { rightsOf } from '#api/domain/role-rights.ts';
import { mayViewAs } from '#api/domain/viewing.ts';
import { roleGrant } from '#db/schema/identity.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { definitiveToday } from './current-place.ts';
import type { RoleList } from './viewing-contract.ts';

type Example = { personId: string; name: string; unit: string | null };

/** Of so many holders, by name, one is looked for whose portal the caller may see. */
const tried = 5;

/** Every role with what it may do, how many hold it today, and somebody to see the portal as. */
export async function listRoles(call: Call): Promise<z.output<typeof RoleList>> {
	const items = await Promise.all(
		roles.map(async (role) => {
			const candidates = await holdersQuery(call, role);
			return {
				role,
				rights: rightsOf(role),
				holders: role === 'asn' ? null : await countHolders(call, role),
				example: await firstViewable(call, candidates)
			};
		})
	);
	return { items };
}

const serves = and(eq(legalStatus.code, person.legalStatus), eq(legalStatus.active, true));

const holdersQuery = (call: Call, role: Role) =>
	call.db
		.select({ person, unit: unit.name })
		.from(person)
		.innerJoin(legalStatus, serves)
		.leftJoin(appointment, definitiveToday(call.today))
		.leftJoin(unit, eq(unit.id, appointment.unitId))
		.where(holding(call, role))
		.orderBy(asc(person.name), asc(person.id))
		.limit(tried);

async function countHolders(call: Call, role: Role) {
	const [counted] = await call.db
		.select({ people: count() })
		.from(person)
		.innerJoin(legalStatus, serves)
		.where(holding(call, role));
	return counted?.people ?? 0;
}

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

async function firstViewable(
	call: Call,
	candidates: Awaited<ReturnType<typeof holdersQuery>>
): Promise<Example | null> {
	for (const { person: who, unit: unitName } of candidates) {
		const viewed = await grantsOfPersonId(call.store, who.id, call.now);
		if (!viewed || who.id === call.actor.personId) continue;
		if (mayViewAs(call.actor.grants, viewed.grants))
			return { personId: who.id, name: nameWithTitles(who), unit: unitName };
	}
	return null;
}
