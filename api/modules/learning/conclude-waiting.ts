import { and, eq, gte } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { enrolment } from '#db/schema/learning.ts';
import { conclude } from './conclude.ts';
import { studiesIn, studyRulesOf } from './study.ts';

/**
 * Completes the course for those who had finished its lessons and waited for an assignment, inside the transaction
 * that passed it or no longer asks for it: one learner, or all. Who is done already is no longer active.
 */
export async function concludeWaiting(
	tx: Tx,
	call: Call,
	{ courseId, personId }: { courseId: string; personId?: string }
): Promise<string[]> {
	const rules = studyRulesOf(await call.rules());
	const waiting = and(
		eq(enrolment.courseId, courseId),
		eq(enrolment.status, 'active'),
		personId === undefined ? undefined : eq(enrolment.personId, personId),
		gte(enrolment.progress, rules.minimumPercent)
	);
	const completed: string[] = [];
	for (const study of await studiesIn(tx, waiting, rules)) {
		const completionId = await conclude(tx, call, { study, lessonId: null, rules });
		if (completionId) completed.push(completionId);
	}
	return completed;
}
