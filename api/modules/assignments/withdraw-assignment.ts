import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { assignment } from '#db/schema/assignments.ts';
import type { AssignmentParams } from './contract.ts';
import { assignmentInCharge } from './reach.ts';

/** Takes an assignment away: nobody hands it in any more, and completion no longer asks for it. What was handed in stays. */
export const withdrawAssignment = (
	call: Call,
	{ assignmentId }: z.output<typeof AssignmentParams>
) =>
	call.write('assignment.withdrawn', async (tx) => {
		const { assignment: found } = await assignmentInCharge(tx, call, assignmentId);
		if (found.withdrawnAt) throw new Problem('assignment-closed');
		await tx
			.update(assignment)
			.set({ withdrawnAt: call.now, updatedAt: call.now })
			.where(eq(assignment.id, assignmentId));
		return {
			subject: `assignment:${assignmentId}`,
			after: { title: found.title },
			result: { assignmentId }
		};
	});
