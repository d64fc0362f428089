import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { enrolment } from '#db/schema/learning.ts';
import { concludeWaiting } from './conclude-waiting.ts';
import { endedWithout, type OfCourse } from './kept-study.ts';

/**
 * Nothing is recorded of the course any more: a study that ended because of it counts after all, by the day on which it
 * was finished; one that was not finished goes on.
 */
export async function resumeKept(tx: Tx, call: Call, who: OfCourse): Promise<string[]> {
	const resumed = await tx
		.update(enrolment)
		.set({ status: 'active', completedAt: null })
		.where(endedWithout(tx, who))
		.returning({ id: enrolment.id });
	if (resumed.length === 0) return [];
	return concludeWaiting(tx, call, { courseId: who.courseId, personIds: [who.personId] });
}
