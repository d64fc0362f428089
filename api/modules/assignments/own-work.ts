/** What the caller has to hand in and how it stands; read beside other things, in the same round trip. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { BatchResponse } from 'drizzle-orm/batch';
import type { Call } from '#api/call.ts';
import { isPassed, stateOf } from '#api/domain/assignment.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { assignment, grade, handIn } from '#db/schema/assignments.ts';
import type { AssignmentQuery, MyWorkRow } from './contract.ts';
import { assignmentQuery, takenByCaller } from './reach.ts';
import { assignmentOut, passRule, standingOf } from './work-rows.ts';

/** Reads of an event or a course; spread them into `call.readAll`, hand the answers to `ownWorkOf`. */
export function ownWorkReads(call: Call, query: AssignmentQuery) {
	const { db } = call;
	const here = query.courseId
		? eq(assignment.courseId, query.courseId)
		: eq(assignment.eventId, query.eventId ?? '');
	const ids = sql`(select ${assignment.id} from ${assignment} where ${here})`;
	return [
		assignmentQuery(db)
			.where(and(here, isNull(assignment.withdrawnAt), takenByCaller(call)))
			.orderBy(asc(assignment.createdAt), asc(assignment.id)),
		db
			.select()
			.from(handIn)
			.where(and(sql`${handIn.assignmentId} in ${ids}`, eq(handIn.personId, call.me)))
			.orderBy(sql`${handIn.number} desc`),
		db
			.select()
			.from(grade)
			.where(and(sql`${grade.assignmentId} in ${ids}`, eq(grade.personId, call.me)))
			.orderBy(sql`${grade.number} desc`),
		rulesQuery(db, call.today, [passRule])
	] as const;
}

export const ownWorkOf = ([rows, handIns, grades, rules]: BatchResponse<
	ReturnType<typeof ownWorkReads>
>): MyWorkRow[] =>
	rows.map((row) => {
		const of = <Row extends { assignmentId: string }>(all: Row[]) =>
			all.filter((each) => each.assignmentId === row.assignment.id);
		const standing = standingOf(of(handIns), of(grades));
		const state = stateOf(standing);
		return {
			...assignmentOut(row, new Rules(rules)),
			...{ state, passed: isPassed(standing) },
			given: state === 'graded' ? (of(grades)[0]?.points ?? null) : null
		};
	});
