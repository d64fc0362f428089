/** The newest hand-in and the newest grade of a learner's assignment, to be joined to both. */
import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { assignment, grade, handIn } from '#db/schema/assignments.ts';
import { enrolment } from '#db/schema/learning.ts';

export const lastHandIn = alias(handIn, 'last_hand_in');
export const lastGrade = alias(grade, 'last_grade');

export const isLastHandIn = and(
	eq(lastHandIn.assignmentId, assignment.id),
	eq(lastHandIn.personId, enrolment.personId),
	eq(
		lastHandIn.number,
		sql`(select max(h.number) from ${handIn} h
			where h.assignment_id = ${assignment.id} and h.person_id = ${enrolment.personId})`
	)
);
export const isLastGrade = and(
	eq(lastGrade.assignmentId, assignment.id),
	eq(lastGrade.personId, enrolment.personId),
	eq(
		lastGrade.number,
		sql`(select max(g.number) from ${grade} g
			where g.assignment_id = ${assignment.id} and g.person_id = ${enrolment.personId})`
	)
);
