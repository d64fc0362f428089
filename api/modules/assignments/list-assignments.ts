import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { countStates } from '#api/domain/assignment.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { assignment, grade, handIn } from '#db/schema/assignments.ts';
import { enrolment } from '#db/schema/learning.ts';
import { signup } from '#db/schema/workshops.ts';
import type { AssignmentList, AssignmentQuery } from './contract.ts';
import { assignmentQuery } from './reach.ts';
import { placeQuery } from './place.ts';
import { assignmentOut, passRule, workRow } from './work-rows.ts';

/** The assignments of an event or a course, with how many stand where, for whoever is in charge of it. */
export async function listAssignments(
	call: Call,
	query: AssignmentQuery
): Promise<z.output<typeof AssignmentList>> {
	const { db } = call;
	const here = query.courseId
		? eq(assignment.courseId, query.courseId)
		: eq(assignment.eventId, query.eventId ?? '');
	const ids = sql`(select ${assignment.id} from ${assignment} where ${here})`;
	const taker = { name: sql<string>`''`, unit: sql<null>`null` };
	const [[place], rows, handIns, grades, booked, studying, rules] = await call.readAll([
		placeQuery(db, call, query),
		assignmentQuery(db)
			.where(and(here, isNull(assignment.withdrawnAt)))
			.orderBy(asc(assignment.createdAt), asc(assignment.id)),
		db
			.select()
			.from(handIn)
			.where(sql`${handIn.assignmentId} in ${ids}`)
			.orderBy(sql`${handIn.number} desc`),
		db
			.select()
			.from(grade)
			.where(sql`${grade.assignmentId} in ${ids}`)
			.orderBy(sql`${grade.number} desc`),
		db
			.select({ personId: sql<string>`${signup.personId}`, ...taker })
			.from(signup)
			.where(
				and(
					eq(signup.eventId, query.eventId ?? ''),
					eq(signup.status, 'booked'),
					sql`${signup.personId} is not null`
				)
			),
		db
			.select({ personId: enrolment.personId, ...taker })
			.from(enrolment)
			.where(and(eq(enrolment.courseId, query.courseId ?? ''), sql`${enrolment.status} <> 'left'`)),
		rulesQuery(db, call.today, [passRule])
	]);
	if (!place) throw new Problem('not-found');
	const takers = query.courseId ? studying : booked;
	return {
		course: place.course,
		number: place.number,
		open: place.open === 1,
		items: rows.map((row) => {
			const of = <Row extends { assignmentId: string }>(all: Row[]) =>
				all.filter((each) => each.assignmentId === row.assignment.id);
			const work = takers.map((each) => workRow(each, of(handIns), of(grades)));
			return {
				...assignmentOut(row, new Rules(rules)),
				counts: countStates(work.map(({ state }) => state))
			};
		})
	};
}
