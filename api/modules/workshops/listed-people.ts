import { and, asc, eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { nameParts } from '#db/name-parts.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { signup } from '#db/schema/workshops.ts';
import { mainPosition } from './participant-rows.ts';

/** Everybody with a seat at an event, as an official list names them, in the order of the list. */
export const listedPeopleQuery = (call: Call, eventId: string) =>
	call.db
		.select({
			signupId: signup.id,
			guest: signup.guestName,
			...nameParts,
			nip: person.nip,
			grade: person.rankCode,
			position: mainPosition(call),
			unit: sql<string | null>`coalesce(${unit.name}, ${signup.guestInstitution})`
		})
		.from(signup)
		.leftJoin(person, eq(person.id, signup.personId))
		.leftJoin(unit, eq(unit.id, signup.unitId))
		.where(and(eq(signup.eventId, eventId), eq(signup.status, 'booked')))
		.orderBy(sql`coalesce(${person.name}, ${signup.guestName}) collate nocase`, asc(signup.id));

type Listed = Awaited<ReturnType<typeof listedPeopleQuery>>[number];

export const listedName = ({ guest, name, ...titles }: Listed) =>
	name === null ? (guest ?? '') : nameWithTitles({ ...titles, name });
