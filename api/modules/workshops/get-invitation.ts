import { and, asc, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { closedToInvitation } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { appointedOn } from '#api/modules/competencies/index.ts';
import { peopleFound } from '#api/people-found.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import type { EventParams, Invitation, InvitationQuery } from './admission-contract.ts';
import { admissionEvent, freeSeatsRead } from './admission-event.ts';
import { candidatesOut, candidatesRead } from './candidates.ts';
import { requirementsRead } from './eligibility-facts.ts';
import { signupEvents } from './signup-events.ts';
import { manageableEvent } from './visible-events.ts';

type Query = z.output<typeof EventParams> & z.output<typeof InvitationQuery>;

/** So many are shown, and invited, at once. */
const most = 300;

/** Whom the organiser may invite: by name, by numbers, by unit and by position. Three round trips, four with a search. */
export async function getInvitation(
	call: Call,
	query: Query
): Promise<z.output<typeof Invitation>> {
	const { eventId } = query;
	const nips = numbersIn(query.nips ?? '');
	const meant = await meantBy(call, query, nips);
	const [[event], [seats], rows, answers, units, positions] = await call.readAll([
		signupEvents(call.db).where(and(eq(workshopEvent.id, eventId), manageableEvent(call))),
		freeSeatsRead(call, eventId),
		requirementsRead(call, eventId),
		candidatesRead(call, eventId, meant).limit(most + 1),
		call.db.select({ id: unit.id, name: unit.name }).from(unit).orderBy(asc(unit.name)),
		call.db
			.select({ id: position.id, name: position.name })
			.from(position)
			.orderBy(asc(position.name))
	]);
	if (!event) throw new Problem('not-found');

	const known = new Set(answers.map((each) => each.person.nip));
	return {
		event: admissionEvent(event, seats?.left),
		closed: closedToInvitation(event, call.now),
		items: await candidatesOut(call, { eventId, rows, answers: answers.slice(0, most) }),
		more: answers.length > most,
		unknown: nips.filter((nip) => !known.has(nip)),
		units,
		positions
	};
}

/** Numbers of 18 digits, written with blanks or points, on lines or between commas. */
const numbersIn = (text: string) => [
	...new Set(
		text
			.split(/[\n,;]+/)
			.map((each) => each.replace(/\D/g, ''))
			// Several on one line, between blanks.
			.flatMap((each) => (each.length % 18 === 0 ? (each.match(/.{18}/g) ?? []) : [each]))
			.filter(Boolean)
	)
];

/** Nobody is meant before something was asked. */
async function meantBy(call: Call, query: Query, nips: string[]): Promise<SQL | undefined> {
	const { q, unitId, positionId } = query;
	const found = q || unitId ? await peopleFound(call, { q, unitId }) : undefined;
	const holders = call.db
		.select({ id: appointment.personId })
		.from(appointment)
		.where(and(eq(appointment.positionId, positionId ?? ''), appointedOn(call.today)));
	const asked = and(found, positionId ? inArray(person.id, holders) : undefined);
	return or(nips.length > 0 ? inArray(person.nip, nips) : undefined, asked) ?? sql`0`;
}
