import { and, eq, ne } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { isPassed, mayHandIn, stateOf } from '#api/domain/assignment.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { assignment } from '#db/schema/assignments.ts';
import { enrolment } from '#db/schema/learning.ts';
import type { AssignmentParams, MyWork } from './contract.ts';
import { fileRule, fileLimitOf } from './file-limit.ts';
import { myWorkQueries } from './my-work.ts';
import { assignmentQuery, isClosed, takenByCaller } from './reach.ts';
import { assignmentOut, gradeOut, handInOut, passRule, standingOf } from './work-rows.ts';

/** What the caller was asked to do, what they handed in, and what they were told. */
export async function getMyAssignment(
	call: Call,
	{ assignmentId }: z.output<typeof AssignmentParams>
): Promise<z.output<typeof MyWork>> {
	const { db } = call;
	const [[row], handIns, grades, [study], answer] = await call.readAll([
		assignmentQuery(db).where(and(eq(assignment.id, assignmentId), takenByCaller(call))),
		...myWorkQueries(db, call, assignmentId),
		ownStudyRead(call, assignmentId),
		rulesQuery(db, call.today, [passRule, fileRule])
	]);
	if (!row) throw new Problem('not-found');
	const rules = new Rules(answer);
	const standing = standingOf(
		handIns,
		grades.map((each) => each.grade)
	);
	const { dueAt, resubmit } = row.assignment;
	const may = mayHandIn({ dueAt, resubmit, closed: isClosed(row) }, { standing, now: call.now });
	return {
		assignment: assignmentOut(row, rules),
		state: stateOf(standing),
		passed: isPassed(standing),
		handIns: handIns.map(handInOut),
		grades: grades.map((each) => gradeOut(each.grade, each.by)),
		refusal: may.ok ? null : may.error.code,
		enrolmentId: study?.id ?? null,
		late: may.ok && may.value.late,
		fileLimit: fileLimitOf(rules)
	};
}

const ownStudyRead = (call: Call, assignmentId: string) =>
	call.db
		.select({ id: enrolment.id })
		.from(enrolment)
		.innerJoin(assignment, eq(assignment.courseId, enrolment.courseId))
		.where(
			and(
				eq(assignment.id, assignmentId),
				eq(enrolment.personId, call.me),
				ne(enrolment.status, 'left')
			)
		);
