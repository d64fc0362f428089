/** What the home page tells of the days ahead: where one is expected, what one hands in, which seat waits for a word. */
import { and, asc, eq, gt, gte, lt, min, notExists, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { awaitedTakers } from '#api/modules/assignments/index.ts';
import { notAnotherShift } from '#api/modules/workshops/index.ts';
import { assignment } from '#db/schema/assignments.ts';
import { course } from '#db/schema/catalogue.ts';
import {
	attendanceMark,
	room,
	sessionTrainer,
	signup,
	trainer,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';

/** A session counts as the next step from a day before. */
const sessionAhead = 24 * 3_600_000;
const dayAhead = (call: Call) => new Date(call.now.getTime() + sessionAhead);

const { startsAt, endsAt, zone } = workshopSession;
const sessionColumns = {
	eventId: workshopEvent.id,
	sessionId: workshopSession.id,
	title: workshopSession.title,
	course: course.title,
	startsAt,
	zone,
	room: room.name
};

/** The session that the caller is booked for, has not been marked at, and that is on or begins within a day. */
export function sessionRead(call: Call) {
	const isMarked = call.db
		.select({ one: sql`1` })
		.from(attendanceMark)
		.where(
			and(eq(attendanceMark.sessionId, workshopSession.id), eq(attendanceMark.signupId, signup.id))
		);
	return call.db
		.select(sessionColumns)
		.from(signup)
		.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.innerJoin(workshopSession, eq(workshopSession.eventId, workshopEvent.id))
		.leftJoin(room, eq(room.id, workshopSession.roomId))
		.where(and(hasSeat(call), isNear(call), notExists(isMarked)))
		.orderBy(asc(startsAt), asc(workshopSession.id))
		.limit(1);
}

/** The session that the caller teaches at, and that is on or begins within a day. */
export const teachingRead = (call: Call) =>
	call.db
		.select(sessionColumns)
		.from(trainer)
		.innerJoin(sessionTrainer, eq(sessionTrainer.trainerId, trainer.id))
		.innerJoin(workshopSession, eq(workshopSession.id, sessionTrainer.sessionId))
		.innerJoin(
			workshopEvent,
			and(eq(workshopEvent.id, workshopSession.eventId), eq(workshopEvent.status, 'open'))
		)
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.leftJoin(room, eq(room.id, workshopSession.roomId))
		.where(and(eq(trainer.personId, call.me), isNear(call)))
		.orderBy(asc(startsAt), asc(workshopSession.id))
		.limit(1);

const eventsShown = 3;

/** The events that the caller has a seat at, each with its first session that begins more than a day from now. */
export const laterSessionsRead = (call: Call) =>
	call.db
		.select({
			eventId: workshopEvent.id,
			course: course.title,
			// SQLite takes the zone from the row that has the least.
			startsAt: min(startsAt),
			zone
		})
		.from(signup)
		.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.innerJoin(workshopSession, eq(workshopSession.eventId, workshopEvent.id))
		.where(and(hasSeat(call), gte(startsAt, dayAhead(call))))
		.groupBy(workshopEvent.id)
		.orderBy(asc(min(startsAt)), asc(workshopEvent.id))
		.limit(eventsShown);

/** What the caller still has to hand in by a certain time. */
export const workDueRead = (call: Call) =>
	awaitedTakers(call.db, {
		of: gt(assignment.dueAt, call.now),
		who: (personId: SQL) => sql`${personId} = ${call.me}`
	});

/** The seat that is kept for the caller's word. */
export const offerRead = (call: Call) =>
	call.db
		.select({ eventId: signup.eventId, course: course.title, endsAt: signup.offerEndsAt })
		.from(signup)
		.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.where(
			and(
				eq(signup.personId, call.me),
				eq(signup.status, 'offered'),
				eq(workshopEvent.status, 'open'),
				gt(signup.offerEndsAt, call.now)
			)
		)
		.orderBy(asc(signup.offerEndsAt), asc(signup.id))
		.limit(1);

const hasSeat = (call: Call) =>
	and(
		notAnotherShift(signup.id),
		eq(signup.personId, call.me),
		eq(signup.status, 'booked'),
		eq(workshopEvent.status, 'open')
	);

const isNear = (call: Call) => and(gt(endsAt, call.now), lt(startsAt, dayAhead(call)));
