import { and, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { AppointmentRefusal } from '#api/domain/appointment.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { peopleInReach, unitsInReach } from './visible.ts';

/** A person whose appointments the caller may change, with all of them; or the problem of a thing that does not exist. */
export async function appointedPerson(tx: Tx, call: Call, personId: string) {
	const who = await tx
		.select({ id: person.id, active: legalStatus.active })
		.from(person)
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.where(and(eq(person.id, personId), peopleInReach(call, 'appointment.edit')))
		.get();
	if (!who) throw new Problem('not-found');

	const held = await tx.select().from(appointment).where(eq(appointment.personId, personId));
	return { ...who, held };
}

/** A unit in which the caller may appoint. */
export async function unitToAppointIn(tx: Tx, call: Call, unitId: string) {
	const place = await tx
		.select()
		.from(unit)
		.where(and(eq(unit.id, unitId), unitsInReach(call, 'appointment.edit')))
		.get();
	if (!place) throw new Problem('not-found');
	return place;
}

/** Names of what an appointment joins, for the person's inbox. */
export async function namesOf(tx: Tx, appointmentIds: readonly string[]) {
	return tx
		.select({ id: appointment.id, position: position.name, unit: unit.name })
		.from(appointment)
		.innerJoin(position, eq(position.id, appointment.positionId))
		.innerJoin(unit, eq(unit.id, appointment.unitId))
		.where(inArray(appointment.id, [...appointmentIds]));
}

/** A refusal of the rules beside its field. */
export const refusedField = ({ field, code, params }: AppointmentRefusal) =>
	new Problem('invalid-input', {
		errors: [{ pointer: `/${field}`, code, ...(params ? { params } : {}) }]
	});
