import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Announcement } from '#api/ports/mail/outbox.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { assignment } from '#db/schema/assignments.ts';
import { course } from '#db/schema/catalogue.ts';
import { enrolment } from '#db/schema/learning.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';

const untouched = (personId: SQL) =>
	sql`not exists (select 1 from hand_in h where h.assignment_id = ${assignment.id} and h.person_id = ${personId})
		and not exists (select 1 from grade g where g.assignment_id = ${assignment.id} and g.person_id = ${personId})`;

type Given = {
	/** About the assignment. */
	of: SQL | undefined;
	/** About the person, who is `personId` there. */
	who?: (personId: SQL) => SQL;
	most?: number;
};

/**
 * Of whom an assignment still awaits work: those with a seat at an open event, those who study the course, without
 * whoever handed something in or was graded for what was seen.
 */
export function awaitedTakers(db: ReadDb | Tx, { of, who, most = 1_000_000 }: Given) {
	const columns = {
		assignmentId: assignment.id,
		title: assignment.title,
		course: course.title,
		dueAt: assignment.dueAt,
		zone: assignment.zone
	};
	const waiting = (personId: SQL) =>
		and(of, isNull(assignment.withdrawnAt), untouched(personId), who?.(personId));
	const seat = sql<string>`${signup.personId}`;
	const student = sql<string>`${enrolment.personId}`;
	return db
		.select({ ...columns, personId: seat.as('person_id') })
		.from(assignment)
		.innerJoin(
			workshopEvent,
			and(eq(workshopEvent.id, assignment.eventId), eq(workshopEvent.status, 'open'))
		)
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.innerJoin(signup, and(eq(signup.eventId, workshopEvent.id), eq(signup.status, 'booked')))
		.where(and(sql`${signup.personId} is not null`, waiting(seat)))
		.unionAll(
			db
				.select({ ...columns, personId: student.as('person_id') })
				.from(assignment)
				.innerJoin(course, eq(course.id, assignment.courseId))
				.innerJoin(
					enrolment,
					and(eq(enrolment.courseId, course.id), eq(enrolment.status, 'active'))
				)
				.where(waiting(student))
		)
		.limit(most);
}
export type AwaitedTaker = Awaited<ReturnType<typeof awaitedTakers>>[number];

/** What such a person is told of it. */
export const workTold = (
	kind: 'work-set' | 'work-due-moved' | 'work-near',
	taker: AwaitedTaker,
	occasion: string
): Announcement => ({
	kind,
	personId: taker.personId,
	eventKey: `assignment:${taker.assignmentId}:${occasion}`,
	facts: {
		...{ course: taker.course, assignmentId: taker.assignmentId, title: taker.title },
		...{ dueAt: taker.dueAt?.toISOString() ?? null, zone: taker.zone }
	}
});
