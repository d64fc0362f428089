import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { concludeWaiting } from '#api/modules/learning/index.ts';
import type { Tx } from '#db/client.ts';
import { assignment, grade } from '#db/schema/assignments.ts';
import { assignmentColumns } from './assignment-columns.ts';
import type { AssignmentParams, SaveAssignment } from './contract.ts';
import { assignmentInCharge, isClosed } from './reach.ts';
import { tellTakers } from './tell-takers.ts';

type Given = z.output<typeof AssignmentParams> & SaveAssignment;

/**
 * Changes an assignment; once somebody was graded, what they were measured by stays. Another due time is told to those
 * who have handed in nothing. No longer required, it completes
 * the course for those who waited for it alone.
 */
export async function editAssignmentStep(tx: Tx, call: Call, { assignmentId, ...facts }: Given) {
	const row = await assignmentInCharge(tx, call, assignmentId);
	if (isClosed(row) && row.eventStatus !== 'draft') throw new Problem('assignment-closed');
	const before = row.assignment;
	const after = assignmentColumns({
		...{ ...facts, stored: before.rubric },
		newId: (prefix) => call.newId(prefix)
	});
	const isMeasure =
		JSON.stringify(after.rubric) !== JSON.stringify(before.rubric) ||
		after.points !== before.points ||
		after.passMark !== before.passMark;
	const given = await tx
		.select({ one: sql`1` })
		.from(grade)
		.where(eq(grade.assignmentId, assignmentId))
		.limit(1);
	if (isMeasure && given.length > 0) throw new Problem('assignment-graded');
	await tx
		.update(assignment)
		.set({ ...after, updatedAt: call.now })
		.where(eq(assignment.id, assignmentId));
	const isMoved = before.dueAt?.getTime() !== after.dueAt?.getTime();
	if (isMoved) await tellTakers(tx, call, { assignmentId, kind: 'work-due-moved' });
	const { courseId } = before;
	const isEased = before.required && !after.required;
	const told = ({
		title,
		dueAt,
		required
	}: Pick<typeof before, 'title' | 'dueAt' | 'required'>) => ({
		title,
		dueAt: dueAt?.toISOString() ?? null,
		required
	});
	return {
		subject: `assignment:${assignmentId}`,
		before: told(before),
		after: told(after),
		result: { assignmentId },
		completionIds: courseId && isEased ? await concludeWaiting(tx, call, { courseId }) : []
	};
}
