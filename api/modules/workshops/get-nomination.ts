import { and, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { closedToNomination } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { personInReach } from '#api/modules/competencies/index.ts';
import { peopleFound } from '#api/people-found.ts';
import { appointment, person, unit } from '#db/schema/organisation.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import type { EventParams, Nomination, NominationQuery } from './admission-contract.ts';
import { admissionEvent, freeSeatsRead } from './admission-event.ts';
import { candidatesOut, candidatesRead } from './candidates.ts';
import { requirementsRead } from './eligibility-facts.ts';
import { quotaOut, quotasRead } from './quotas.ts';
import { announced, signupEvents } from './signup-events.ts';

type Query = z.output<typeof EventParams> & z.output<typeof NominationQuery>;

/** Whom the caller may propose for an event, and how many seats their units have left. Three round trips, four with a search. */
export async function getNomination(
	call: Call,
	query: Query
): Promise<z.output<typeof Nomination>> {
	const { eventId } = query;
	const meant = await peopleFound(call, { q: query.q });
	const reach = personInReach(call, 'signup.nominate');
	const [[event], [seats], rows, quotas, mine, answers] = await call.readAll([
		signupEvents(call.db).where(and(eq(workshopEvent.id, eventId), announced)),
		freeSeatsRead(call, eventId),
		requirementsRead(call, eventId),
		quotasRead(call.db, eventId),
		ownUnits(call),
		candidatesRead(call, eventId, and(reach, meant, afterCursor(query))).limit(query.limit + 1)
	]);
	if (!event) throw new Problem('not-found');

	const { items, next } = page(answers, query.limit, (row) => [row.person.name, row.person.id]);
	const own = new Set(mine.map((each) => each.path));
	return {
		event: admissionEvent(event, seats?.left),
		closed: closedToNomination(event, call.now),
		limited: quotas.length > 0,
		quotas: quotas
			.filter(({ path }) => [...own].some((each) => each.startsWith(path)))
			.map(quotaOut),
		items: await candidatesOut(call, { eventId, rows, answers: items }),
		next
	};
}

/** Where the people work whom the caller may propose. */
const ownUnits = (call: Call) =>
	call.db
		.selectDistinct({ path: unit.path })
		.from(appointment)
		.innerJoin(unit, eq(unit.id, appointment.unitId))
		.where(personInReach(call, 'signup.nominate', appointment.personId));

function afterCursor({ after }: Query) {
	const [name, id] = decodeCursor(after) ?? [];
	if (typeof name !== 'string' || typeof id !== 'string') return undefined;
	return sql`(${person.name}, ${person.id}) > (${name}, ${id})`;
}
