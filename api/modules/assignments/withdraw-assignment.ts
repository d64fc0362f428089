import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { concludeWaiting } from '#api/modules/learning/index.ts';
import type { Tx } from '#db/client.ts';
import { assignment } from '#db/schema/assignments.ts';
import type { AssignmentParams } from './contract.ts';
import { assignmentInCharge, isClosed } from './reach.ts';

/**
 * Takes an assignment away: nobody hands it in any more, and completion no longer asks for it, so that who waited for
 * it alone has finished the course. What was handed in stays.
 */
export async function withdrawAssignmentStep(
	tx: Tx,
	call: Call,
	{ assignmentId }: z.output<typeof AssignmentParams>
) {
	const row = await assignmentInCharge(tx, call, assignmentId);
	const { assignment: found } = row;
	// A closed event was closed by what it asked for.
	if (found.withdrawnAt || (isClosed(row) && row.eventStatus !== 'draft'))
		throw new Problem('assignment-closed');
	await tx
		.update(assignment)
		.set({ withdrawnAt: call.now, updatedAt: call.now })
		.where(eq(assignment.id, assignmentId));
	const { courseId, required } = found;
	return {
		subject: `assignment:${assignmentId}`,
		after: { title: found.title },
		result: { assignmentId },
		completionIds: courseId && required ? await concludeWaiting(tx, call, { courseId }) : []
	};
}
