import { and, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { isPassed, stateOf } from '#api/domain/assignment.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { assignment, grade, handIn } from '#db/schema/assignments.ts';
import { person } from '#db/schema/organisation.ts';
import type { WorkOut, WorkParams } from './contract.ts';
import { assignmentQuery, chargedAssignment } from './reach.ts';
import {
	assignmentOut,
	gradeOut,
	handInOut,
	passRule,
	standingOf,
	takersQueries
} from './work-rows.ts';

/** What one participant handed in and was told, between the one before and the one after them. */
export async function getWork(
	call: Call,
	{ assignmentId, personId }: z.output<typeof WorkParams>
): Promise<z.output<typeof WorkOut>> {
	const { db } = call;
	const [[row], booked, studying, handIns, grades, rules] = await call.readAll([
		assignmentQuery(db).where(and(eq(assignment.id, assignmentId), chargedAssignment(call))),
		...takersQueries(db, assignmentId),
		db
			.select()
			.from(handIn)
			.where(and(eq(handIn.assignmentId, assignmentId), eq(handIn.personId, personId)))
			.orderBy(desc(handIn.number)),
		db
			.select({ grade, by: person.name })
			.from(grade)
			.leftJoin(person, eq(person.id, grade.by))
			.where(and(eq(grade.assignmentId, assignmentId), eq(grade.personId, personId)))
			.orderBy(desc(grade.number)),
		rulesQuery(db, call.today, [passRule])
	]);
	const takers = [...booked, ...studying];
	const at = takers.findIndex((each) => each.personId === personId);
	const taker = takers[at];
	if (!row || !taker) throw new Problem('not-found');
	const standing = standingOf(
		handIns,
		grades.map((each) => each.grade)
	);
	return {
		assignment: assignmentOut(row, new Rules(rules)),
		person: { id: taker.personId, name: taker.name, unit: taker.unit },
		state: stateOf(standing),
		passed: isPassed(standing),
		handIns: handIns.map(handInOut),
		grades: grades.map((each) => gradeOut(each.grade, each.by)),
		place: at + 1,
		total: takers.length,
		previous: takers[at - 1]?.personId ?? null,
		next: takers[at + 1]?.personId ?? null
	};
}
