import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { countStates } from '#api/domain/assignment.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { assignment } from '#db/schema/assignments.ts';
import type { AssignmentOut, AssignmentParams } from './contract.ts';
import { assignmentQuery, chargedAssignment } from './reach.ts';
import {
	assignmentOut,
	gradesQuery,
	handInsQuery,
	passRule,
	takersQueries,
	workRow
} from './work-rows.ts';

/** An assignment with everybody who takes part, for whoever is in charge. */
export async function getAssignment(
	call: Call,
	{ assignmentId }: z.output<typeof AssignmentParams>
): Promise<z.output<typeof AssignmentOut>> {
	const { db } = call;
	const [[row], booked, studying, handIns, grades, rules] = await call.readAll([
		assignmentQuery(db).where(and(eq(assignment.id, assignmentId), chargedAssignment(call))),
		...takersQueries(db, assignmentId),
		handInsQuery(db, assignmentId),
		gradesQuery(db, assignmentId),
		rulesQuery(db, call.today, [passRule])
	]);
	if (!row) throw new Problem('not-found');
	const work = [...booked, ...studying].map((taker) => workRow(taker, handIns, grades));
	return {
		...assignmentOut(row, new Rules(rules)),
		task: row.assignment.task,
		ownPassMark: row.assignment.passMark,
		measured: grades.length > 0,
		counts: countStates(work.map(({ state }) => state)),
		work
	};
}
