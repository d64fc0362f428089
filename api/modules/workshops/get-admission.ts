import { and, asc, eq, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayPlan } from '#api/domain/workshop-event.ts';
import { Problem } from '#api/http/problem.ts';
import { course } from '#db/schema/catalogue.ts';
import { position, unit } from '#db/schema/organisation.ts';
import { positionClass, rank } from '#db/schema/rules.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import type { Admission, EventParams } from './admission-contract.ts';
import { admissionEvent, freeSeatsRead } from './admission-event.ts';
import { requirementsRead } from './eligibility-facts.ts';
import { earlierExceptionsRead, exceptionsOut, exceptionsRead } from './exceptions.ts';
import { quotaOut, quotasRead } from './quotas.ts';
import { eventInCharge, signupEvents } from './signup-events.ts';
import { manageableEvent } from './visible-events.ts';

/** What an event asks, its quotas and exceptions, with what may be chosen. One round trip. */
export async function getAdmission(
	call: Call,
	{ eventId }: z.output<typeof EventParams>
): Promise<z.output<typeof Admission>> {
	const [
		[event],
		[managed],
		[seats],
		quotas,
		requirements,
		exceptions,
		earlier,
		units,
		positions,
		classes,
		ranks,
		courses
	] = await call.readAll([
		signupEvents(call.db).where(and(eq(workshopEvent.id, eventId), eventInCharge(call))),
		call.db
			.select({ id: workshopEvent.id })
			.from(workshopEvent)
			.where(and(eq(workshopEvent.id, eventId), manageableEvent(call))),
		freeSeatsRead(call, eventId),
		quotasRead(call.db, eventId),
		requirementsRead(call, eventId),
		exceptionsRead(call, eventId),
		earlierExceptionsRead(call, eventId),
		call.db.select({ id: unit.id, name: unit.name }).from(unit).orderBy(asc(unit.name)),
		call.db
			.select({ id: position.id, name: position.name })
			.from(position)
			.orderBy(asc(position.name)),
		call.db
			.select({ id: positionClass.code, name: positionClass.name })
			.from(positionClass)
			.orderBy(asc(positionClass.sequence)),
		call.db
			.select({ id: rank.code, name: rank.name, kind: rank.kind })
			.from(rank)
			.orderBy(asc(rank.kind), asc(rank.sequence)),
		call.db
			.select({ id: course.id, name: course.title })
			.from(course)
			.where(inArray(course.status, ['published', 'archived']))
			.orderBy(asc(course.title))
	]);
	if (!event) throw new Problem('not-found');
	return {
		event: admissionEvent(event, seats?.left),
		quotas: quotas.map(quotaOut),
		requirements,
		exceptions: exceptionsOut(exceptions, earlier),
		mayEdit: call.can('workshop.manage') && managed !== undefined && mayPlan(event.status),
		units,
		positions,
		classes,
		ranks: ranks.map(({ id, name, kind }) => ({
			id,
			name: name ? `${kind} ${id}, ${name}` : `${kind} ${id}`
		})),
		courses
	};
}
