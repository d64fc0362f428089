import { and, eq, notExists, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { completion, enrolment } from '#db/schema/learning.ts';
import { concludeWaiting } from './conclude-waiting.ts';

/**
 * A study that ended without a completion, because the course was recorded already, counts after all once what was recorded is
 * rejected. Called after the change, in its transaction, with the completion that no longer counts; where
 * something else still stands, it ends as before.
 */
export async function concludeRecorded(
	tx: Tx,
	call: Call,
	{ completionId }: { completionId: string }
): Promise<string[]> {
	const [rejected] = await tx
		.select({ personId: completion.personId, courseId: completion.courseId })
		.from(completion)
		.where(eq(completion.id, completionId));
	if (!rejected) return [];
	const resumed = await tx
		.update(enrolment)
		.set({ status: 'active', completedAt: null })
		.where(
			and(
				eq(enrolment.personId, rejected.personId),
				eq(enrolment.courseId, rejected.courseId),
				eq(enrolment.status, 'completed'),
				notExists(completionOf(tx))
			)
		)
		.returning({ id: enrolment.id });
	if (resumed.length === 0) return [];
	return concludeWaiting(tx, call, {
		courseId: rejected.courseId,
		personIds: [rejected.personId]
	});
}

const completionOf = (tx: Tx) =>
	tx
		.select({ one: sql`1` })
		.from(completion)
		.where(eq(completion.enrolmentId, enrolment.id));
