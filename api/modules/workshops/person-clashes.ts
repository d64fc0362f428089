import { and, asc, eq, gt, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { longestSessionMs } from '#api/domain/event-plan.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { signup, workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import type { ClashOut } from './event-contract.ts';
import { clash, what } from './find-clashes.ts';
import { comesTo } from './own-shift.ts';

type Given = { eventIds: readonly string[]; people: readonly string[] };
type Of = (eventId: string, personId: string) => ClashOut[];

/**
 * Where people hold a seat at the hours of these events, elsewhere: all of them in one statement. Shifts of the events
 * themselves do not count, since whoever gets a seat may choose another.
 */
export async function personClashes(db: Tx | ReadDb, { eventIds, people }: Given): Promise<Of> {
	if (eventIds.length === 0 || people.length === 0) return () => [];
	const rows = await personClashesRead(db, { eventIds, people });
	const found = Map.groupBy(rows, (row) => keyOf(row.eventId, row.personId ?? ''));
	return (eventId, personId) =>
		(found.get(keyOf(eventId, personId)) ?? []).map((row) => clash('own', { ...row, name: '' }));
}

const keyOf = (eventId: string, personId: string) => `${eventId} ${personId}`;

export function personClashesRead(db: Tx | ReadDb, { eventIds, people }: Given) {
	const here = alias(workshopSession, 'here');
	return db
		.selectDistinct({ personId: signup.personId, eventId: here.eventId, ...what })
		.from(signup)
		.innerJoin(workshopSession, eq(workshopSession.eventId, signup.eventId))
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.innerJoin(
			here,
			and(
				inArray(here.eventId, [...new Set(eventIds)]),
				ne(here.eventId, signup.eventId),
				isNull(here.shiftGroup),
				lt(workshopSession.startsAt, here.endsAt),
				// What began long before has ended: only so far back is looked.
				gt(workshopSession.startsAt, sql`${here.startsAt} - ${longestSessionMs}`),
				gt(workshopSession.endsAt, here.startsAt)
			)
		)
		.where(
			and(
				inArray(signup.personId, [...new Set(people)]),
				eq(signup.status, 'booked'),
				ne(workshopEvent.status, 'cancelled'),
				comesTo(signup.id)
			)
		)
		.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id))
		.limit(mostFound);
}

/** Of a page of people: enough to see by whom it is. */
const mostFound = 1_000;
