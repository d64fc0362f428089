import { and, eq, gt, inArray, isNull, lt, ne, notInArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { longestSessionMs, type ClashKind } from '#api/domain/event-plan.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { nameParts } from '#db/name-parts.ts';
import type { Call } from '#api/call.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { person } from '#db/schema/organisation.ts';
import {
	room,
	sessionTrainer,
	signup,
	trainer,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';
import type { ClashOut } from './event-contract.ts';
import { comesTo } from './own-shift.ts';
import { trainerName } from './session-rows.ts';
import { eventInReach } from './visible-events.ts';

type Wanted = {
	eventId: string;
	/** Sessions that give up their place and time: the one that is moved. */
	instead: readonly string[];
	startsAt: Date;
	endsAt: Date;
	roomId: string | null;
	trainerIds: readonly string[];
	title: string;
	zone: ClashOut['zone'];
	seats: number | null;
	/** Of a shift the session that those who chose it come to; null: everybody comes. */
	shift: string | null;
	/** Its other shifts may be given at the same time. */
	shiftGroup: string | null;
};

/** What else is planned at this time with the same room, trainers, participants or event, and a room that is too small. */
export async function findClashes(
	db: Tx | ReadDb,
	call: Call,
	wanted: Wanted
): Promise<ClashOut[]> {
	return [
		...(await ofRoom(db, call, wanted)),
		...(await ofTrainers(db, call, wanted)),
		...(await ofEvent(db, wanted)),
		...(await ofParticipants(db, wanted)),
		...(await ofCapacity(db, wanted))
	];
}

/** What is called off takes no place. A session has a longest length, so only what began recently can still last. */
export const atThatTime = ({
	startsAt,
	endsAt,
	instead
}: Pick<Wanted, 'startsAt' | 'endsAt' | 'instead'>) =>
	and(
		lt(workshopSession.startsAt, endsAt),
		gt(workshopSession.startsAt, new Date(startsAt.getTime() - longestSessionMs)),
		gt(workshopSession.endsAt, startsAt),
		ne(workshopEvent.status, 'cancelled'),
		instead.length > 0 ? notInArray(workshopSession.id, [...instead]) : undefined
	);

/** What is told of a session that clashes. */
export const what = {
	course: course.title,
	number: workshopEvent.number,
	session: workshopSession.title,
	startsAt: workshopSession.startsAt,
	endsAt: workshopSession.endsAt,
	zone: workshopSession.zone
};

/** What a draft is about is its planners' alone: of another's it is told that it takes the place, and no more. */
const inReach = (call: Call) => ({ seen: sql<number>`${eventInReach(call) ?? sql`1`}` });
const asSeen = <R extends Row>(row: R & { seen: number }): Row =>
	row.seen ? row : { ...row, course: '', number: 0, session: '' };

async function ofRoom(db: Tx | ReadDb, call: Call, wanted: Wanted) {
	if (!wanted.roomId) return [];
	const rows = await db
		.select({ ...what, ...inReach(call), name: room.name })
		.from(workshopSession)
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.innerJoin(room, eq(room.id, workshopSession.roomId))
		.where(and(eq(workshopSession.roomId, wanted.roomId), atThatTime(wanted)))
		.orderBy(workshopSession.startsAt);
	return rows.map((row) => clash('room', asSeen(row)));
}

async function ofTrainers(db: Tx | ReadDb, call: Call, wanted: Wanted) {
	if (wanted.trainerIds.length === 0) return [];
	const rows = await db
		.select({
			...what,
			...inReach(call),
			external: trainer.name,
			...nameParts
		})
		.from(sessionTrainer)
		.innerJoin(workshopSession, eq(workshopSession.id, sessionTrainer.sessionId))
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.innerJoin(trainer, eq(trainer.id, sessionTrainer.trainerId))
		.leftJoin(person, eq(person.id, trainer.personId))
		.where(and(inArray(sessionTrainer.trainerId, [...wanted.trainerIds]), atThatTime(wanted)))
		.orderBy(workshopSession.startsAt);
	return rows.map((row) => clash('trainer', asSeen({ ...row, name: trainerName(row) })));
}

/** Whoever comes to the event cannot be at two of its sessions at once. */
async function ofEvent(db: Tx | ReadDb, wanted: Wanted) {
	const { eventId, shiftGroup } = wanted;
	const rows = await db
		.select(what)
		.from(workshopSession)
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.where(
			and(
				eq(workshopSession.eventId, eventId),
				shiftGroup
					? or(isNull(workshopSession.shiftGroup), ne(workshopSession.shiftGroup, shiftGroup))
					: undefined,
				atThatTime(wanted)
			)
		)
		.orderBy(workshopSession.startsAt);
	return rows.map((row) => clash('session', { ...row, name: row.session }));
}

/** Those with a seat here who have one elsewhere at the same time. */
async function ofParticipants(db: Tx | ReadDb, wanted: Wanted) {
	const here = alias(signup, 'here');
	const rows = await db
		.select({
			...what,
			...nameParts
		})
		.from(here)
		.innerJoin(
			signup,
			and(
				eq(signup.personId, here.personId),
				eq(signup.status, 'booked'),
				ne(signup.eventId, here.eventId)
			)
		)
		.innerJoin(workshopSession, eq(workshopSession.eventId, signup.eventId))
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.innerJoin(person, eq(person.id, here.personId))
		.where(
			and(
				eq(here.eventId, wanted.eventId),
				eq(here.status, 'booked'),
				wanted.shift
					? sql`exists (select 1 from signup_shift c where c.signup_id = ${here.id} and c.session_id = ${wanted.shift})`
					: undefined,
				comesTo(signup.id),
				atThatTime(wanted)
			)
		)
		.orderBy(sql`${person.name}, ${workshopSession.startsAt}`)
		.limit(mostNamed);
	return rows.map((row) => clash('participant', { ...row, name: nameWithTitles(row) }));
}

async function ofCapacity(db: Tx | ReadDb, wanted: Wanted): Promise<ClashOut[]> {
	if (!wanted.roomId || wanted.seats === null) return [];
	const place = await db
		.select({ name: room.name, capacity: room.capacity })
		.from(room)
		.where(eq(room.id, wanted.roomId))
		.get();
	if (!place || place.capacity === null || place.capacity >= wanted.seats) return [];
	const own = {
		name: place.name,
		course: '',
		number: 0,
		session: wanted.title,
		startsAt: wanted.startsAt,
		endsAt: wanted.endsAt,
		zone: wanted.zone
	};
	return [{ ...clash('capacity', own), seats: wanted.seats, capacity: place.capacity }];
}

/** Enough to decide by; a hall of names helps nobody. */
export const mostNamed = 50;

type Row = {
	name: string;
	course: string;
	number: number;
	session: string;
	startsAt: Date;
	endsAt: Date;
	zone: ClashOut['zone'];
};
export const clash = (kind: ClashKind, row: Row): ClashOut => ({
	kind,
	name: row.name,
	course: row.course,
	number: row.number,
	session: row.session,
	startsAt: row.startsAt.toISOString(),
	endsAt: row.endsAt.toISOString(),
	zone: row.zone,
	seats: null,
	capacity: null
});
