import { and, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { isOfRubric, markOf, maximumOf, rubricPoints } from '#api/domain/assignment.ts';
import { Problem } from '#api/http/problem.ts';
import { concludeWaiting } from '#api/modules/learning/index.ts';
import type { Tx } from '#db/client.ts';
import { grade, handIn } from '#db/schema/assignments.ts';
import type { GradeWork, WorkParams } from './contract.ts';
import { assignmentInCharge, isClosed, type AssignmentRow } from './reach.ts';
import { tellGrade } from './tell-grade.ts';
import { passMarkOf, takersQueries } from './work-rows.ts';

type Given = z.output<typeof WorkParams> & z.output<typeof GradeWork>;

/**
 * What the trainer says of one participant's work: points and feedback, or that it shall be mended. They are told; a
 * grade that was all a course waited for completes it.
 */
export async function gradeWorkStep(tx: Tx, call: Call, given: Given) {
	const { assignmentId, personId, handInId, gradeNumber, returned, feedback } = given;
	const rules = await call.rules();
	const row = await assignmentInCharge(tx, call, assignmentId);
	if (personId === call.actor.personId) throw new Problem('own-work');
	if (isClosed(row)) throw new Problem('assignment-closed');
	await refuseStranger(tx, { assignmentId, personId });
	const of = and(eq(handIn.assignmentId, assignmentId), eq(handIn.personId, personId));
	const last = await tx.select().from(handIn).where(of).orderBy(desc(handIn.number)).get();
	// Somebody handed in anew while the trainer was reading: nothing is graded unseen.
	if ((last?.id ?? null) !== handInId) throw new Problem('hand-in-changed');
	const before = await tx
		.select({ number: grade.number, points: grade.points, returned: grade.returned })
		.from(grade)
		.where(and(eq(grade.assignmentId, assignmentId), eq(grade.personId, personId)))
		.orderBy(desc(grade.number))
		.get();
	// Nor is what somebody else said in between.
	if ((before?.number ?? 0) !== gradeNumber) throw new Problem('grade-changed');
	if (returned && !last) throw new Problem('hand-in-missing');
	if (returned && !feedback) throw refusedField('/feedback', 'feedback_missing');

	const points = returned ? null : pointsOf(row, given);
	const mark = points === null ? null : markOf(points, maximumOf(row.assignment));
	const passMark = passMarkOf(row.assignment.passMark, rules);
	const passed = mark !== null && mark >= passMark;
	const gradeId = call.newId('grd');
	await tx.insert(grade).values({
		...{ id: gradeId, assignmentId, personId, handInId, returned, points },
		number: (before?.number ?? 0) + 1,
		levels: points === null || !row.assignment.rubric ? null : given.levels,
		...{ mark, passMark: mark === null ? null : passMark, passed },
		feedback: feedback || null,
		...{ by: call.actor.id, at: call.now }
	});
	await tellGrade(tx, call, { row, personId, gradeId, points, passed });
	const { courseId } = row.assignment;
	const completionIds =
		courseId && passed ? await concludeWaiting(tx, call, { courseId, personIds: [personId] }) : [];
	return {
		subject: `assignment:${assignmentId}`,
		before: before && { personId, points: before.points, returned: before.returned },
		after: { personId, points, returned, passed, ...ifAny(completionIds) },
		result: { points, mark, passed },
		completionIds
	};
}

/** Only the grade that completes a course says so in the audit. */
const ifAny = (completionIds: string[]) => (completionIds.length > 0 ? { completionIds } : {});

async function refuseStranger(tx: Tx, given: { assignmentId: string; personId: string }) {
	const [booked, studying] = takersQueries(tx, given.assignmentId);
	const takers = [...(await booked), ...(await studying)];
	if (!takers.some((each) => each.personId === given.personId)) throw new Problem('not-found');
}

function pointsOf({ assignment: { rubric, points: most } }: AssignmentRow, given: Given): number {
	if (rubric) {
		const chosen = given.levels ?? {};
		if (!isOfRubric(rubric, chosen)) throw new Problem('measure-changed');
		const sum = rubricPoints(rubric, chosen);
		if (sum.ok) return sum.value;
		throw refusedField(`/levels/${sum.error.criterionId}`, sum.error.code);
	}
	if (given.points === null) throw refusedField('/points', 'points_missing');
	if (given.points > most) throw refusedField('/points', 'too_big', { maximum: most });
	return given.points;
}

const refusedField = (pointer: string, code: string, params?: Record<string, unknown>) =>
	new Problem('invalid-input', { errors: [{ pointer, code, ...(params ? { params } : {}) }] });
