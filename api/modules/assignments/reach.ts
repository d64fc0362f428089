import { and, eq, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { manageableCourse } from '#api/modules/catalogue/index.ts';
import { chargedEvent } from '#api/modules/workshops/index.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { assignment } from '#db/schema/assignments.ts';
import { course } from '#db/schema/catalogue.ts';
import { enrolment } from '#db/schema/learning.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';

/** Assignments with what they belong to. */
export const assignmentQuery = (db: ReadDb | Tx) =>
	db
		.select({
			assignment,
			course: course.title,
			number: workshopEvent.number,
			eventStatus: workshopEvent.status
		})
		.from(assignment)
		.leftJoin(workshopEvent, eq(workshopEvent.id, assignment.eventId))
		.innerJoin(
			course,
			sql`${course.id} = coalesce(${assignment.courseId}, ${workshopEvent.courseId})`
		);
export type AssignmentRow = Awaited<ReturnType<typeof assignmentQuery>>[number];

/** The condition that the caller is in charge of an assignment: teaches or plans the event, or writes the course. */
export const chargedAssignment = (call: Call): SQL | undefined =>
	or(
		and(isNotNull(assignment.eventId), chargedEvent(call)),
		and(isNotNull(assignment.courseId), manageableCourse(call) ?? sql`1`)
	);

/** The condition that the caller takes part: a seat at the event, or studying the course. */
export const takenByCaller = (call: Call): SQL =>
	sql`(exists (select 1 from ${signup} s where s.event_id = ${assignment.eventId}
			and s.person_id = ${call.me} and s.status = 'booked')
		or exists (select 1 from ${enrolment} e where e.course_id = ${assignment.courseId}
			and e.person_id = ${call.me} and e.status <> 'left'))`;

/** An assignment that the caller is in charge of, or the answer of one that does not exist. */
export async function assignmentInCharge(db: ReadDb | Tx, call: Call, assignmentId: string) {
	const [found] = await assignmentQuery(db).where(
		and(eq(assignment.id, assignmentId), chargedAssignment(call))
	);
	if (!found) throw new Problem('not-found');
	return found;
}

/** An assignment that the caller takes part in, or the answer of one that does not exist. */
export async function ownAssignment(db: ReadDb | Tx, call: Call, assignmentId: string) {
	const [found] = await assignmentQuery(db).where(
		and(eq(assignment.id, assignmentId), takenByCaller(call))
	);
	if (!found) throw new Problem('not-found');
	return found;
}

/** Over for everybody: nothing is taken and nothing is graded any more. */
export const isClosed = ({ assignment: { withdrawnAt }, eventStatus }: AssignmentRow) =>
	withdrawnAt !== null || (eventStatus !== null && eventStatus !== 'open');
