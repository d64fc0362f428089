import { and, eq, inArray, isNull, ne, notInArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { nameWithTitles } from '#api/domain/employment.ts';
import { nameParts } from '#db/name-parts.ts';
import type { Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { person } from '#db/schema/organisation.ts';
import { signupShift } from '#db/schema/shifts.ts';
import { signup, workshopEvent, workshopSession, type room } from '#db/schema/workshops.ts';
import type { ClashOut } from './event-contract.ts';
import { atThatTime, clash, mostNamed, what } from './find-clashes.ts';
import { comesTo } from './own-shift.ts';

type Shift = {
	session: typeof workshopSession.$inferSelect & { shiftGroup: string };
	room: Pick<typeof room.$inferSelect, 'name' | 'capacity'> | null;
	/** Who shall come to it. */
	signupIds: readonly string[];
};

/** What those who shall come to a shift have elsewhere at its time, and a room that holds fewer than then come. */
export async function shiftClashes(tx: Tx, shift: Shift): Promise<ClashOut[]> {
	return [...(await ofParticipants(tx, shift)), ...(await ofCapacity(tx, shift))];
}

/** At another event, or at another session of this one. */
async function ofParticipants(tx: Tx, { session, signupIds }: Shift) {
	const here = alias(signup, 'here');
	const rows = await tx
		.select({
			...what,
			...nameParts
		})
		.from(here)
		.innerJoin(signup, and(eq(signup.personId, here.personId), eq(signup.status, 'booked')))
		.innerJoin(workshopSession, eq(workshopSession.eventId, signup.eventId))
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.innerJoin(person, eq(person.id, here.personId))
		.where(
			and(
				inArray(here.id, [...signupIds]),
				or(isNull(workshopSession.shiftGroup), ne(workshopSession.shiftGroup, session.shiftGroup)),
				comesTo(signup.id),
				atThatTime({ ...session, instead: [session.id] })
			)
		)
		.orderBy(sql`${person.name}, ${workshopSession.startsAt}`)
		.limit(mostNamed);
	return rows.map((row) => clash('participant', { ...row, name: nameWithTitles(row) }));
}

async function ofCapacity(tx: Tx, { session, room, signupIds }: Shift): Promise<ClashOut[]> {
	if (!room || room.capacity === null) return [];
	const others = await tx
		.select({ taken: sql<number>`count(*)` })
		.from(signupShift)
		.innerJoin(signup, eq(signup.id, signupShift.signupId))
		.where(
			and(
				eq(signupShift.sessionId, session.id),
				eq(signup.status, 'booked'),
				notInArray(signup.id, [...signupIds])
			)
		)
		.get();
	const seats = (others?.taken ?? 0) + signupIds.length;
	if (seats <= room.capacity) return [];
	const own = {
		name: room.name,
		course: '',
		number: 0,
		session: session.title,
		startsAt: session.startsAt,
		endsAt: session.endsAt,
		zone: session.zone
	};
	return [{ ...clash('shift-capacity', own), seats, capacity: room.capacity }];
}
