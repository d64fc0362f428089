/** The supervisors of a page of people in one batch: spread the reads into `call.readAll`, hand the answers back. */
import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { BatchResponse } from 'drizzle-orm/batch';
import { nameWithTitles } from '#api/domain/employment.ts';
import type { CivilDate } from '#api/domain/period.ts';
import { supervisorOf, type UnitHead } from '#api/domain/supervisor.ts';
import { nameParts } from '#db/name-parts.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { appointment, person, position, supervision, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { standingOn } from './visible.ts';

const names = {
	personId: person.id,
	...nameParts
};
const isActive = and(eq(legalStatus.code, person.legalStatus), eq(legalStatus.active, true));

export const supervisionOn = (date: CivilDate) =>
	and(
		lte(supervision.validFrom, date),
		or(isNull(supervision.validTo), gte(supervision.validTo, date))
	);

export function supervisorReads(db: ReadDb | Tx, people: readonly string[], on: CivilDate) {
	const ids = [...people];
	const held = db
		.select({ path: unit.path })
		.from(appointment)
		.innerJoin(unit, eq(unit.id, appointment.unitId))
		.where(and(inArray(appointment.personId, ids), standingOn(on)));
	// A path is the list of ids from the root: `/unt_a/unt_b/`.
	const above = sql`(select step.value from (${held}) as held,
		json_each('["' || replace(trim(held.path, '/'), '/', '","') || '"]') as step)`;

	return [
		db
			.select({ personId: appointment.personId, path: unit.path })
			.from(appointment)
			.innerJoin(unit, eq(unit.id, appointment.unitId))
			.where(and(inArray(appointment.personId, ids), standingOn(on)))
			.orderBy(sql`${appointment.kind} = 'D' desc`, appointment.id),
		db
			.select({
				of: supervision.personId,
				reason: supervision.reason,
				validFrom: supervision.validFrom,
				validTo: supervision.validTo,
				...names
			})
			.from(supervision)
			.innerJoin(person, eq(person.id, supervision.supervisorId))
			.innerJoin(legalStatus, isActive)
			.where(and(inArray(supervision.personId, ids), supervisionOn(on))),
		db
			.select({ unitId: unit.id, unit: unit.name, as: appointment.kind, ...names })
			.from(unit)
			// Crossed, so that the few units come first and not everybody's appointments.
			.crossJoin(appointment)
			.innerJoin(position, and(eq(position.id, appointment.positionId), eq(position.leads, true)))
			.innerJoin(person, eq(person.id, appointment.personId))
			.innerJoin(legalStatus, isActive)
			.where(and(sql`${unit.id} in ${above}`, eq(appointment.unitId, unit.id), standingOn(on))),
		db
			.select({ unitId: unit.id, unit: unit.name, ...names })
			.from(unit)
			.innerJoin(person, eq(person.id, unit.headPersonId))
			.innerJoin(legalStatus, isActive)
			.where(sql`${unit.id} in ${above}`)
	] as const;
}

export type SupervisorAnswers = BatchResponse<ReturnType<typeof supervisorReads>>;

/** The supervisor of one of the people, as the pages show it. */
export function supervisorIn(answers: SupervisorAnswers, personId: string) {
	const [places, named, holders, namedHeads] = answers;
	const heads: UnitHead[] = [
		...holders,
		...namedHeads.map((head) => ({ ...head, as: 'named' as const }))
	];
	const own = named.find(({ of }) => of === personId);
	const found = supervisorOf({
		personId,
		unitPath: places.find((place) => place.personId === personId)?.path ?? null,
		heads,
		named: own?.personId ?? null
	});
	if (!found) return null;

	const head = [...namedHeads, ...holders].find(
		(each) => each.personId === found.personId && each.unitId === found.unitId
	);
	const who = own ?? head;
	return who
		? {
				id: found.personId,
				name: nameWithTitles(who),
				by: found.by,
				unit: head?.unit ?? null,
				reason: own?.reason ?? null,
				validFrom: own?.validFrom ?? null,
				validTo: own?.validTo ?? null
			}
		: null;
}

/** Inside a transaction, whose answers come one by one; or outside, where one person is asked about. */
export async function supervisorInside(tx: Tx | ReadDb, personId: string, on: CivilDate) {
	const [places, named, holders, namedHeads] = supervisorReads(tx, [personId], on);
	return supervisorIn([await places, await named, await holders, await namedHeads], personId);
}
