import { and, eq, gte, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { idList } from '#db/many-rows.ts';
import { enrolment } from '#db/schema/learning.ts';
import { conclude } from './conclude.ts';
import { studiesIn, studyRulesOf } from './study.ts';

/**
 * Completes the course for those who had finished its lessons and waited for an assignment or an event, inside the
 * transaction that passed it or no longer asks for it: some learners, or all. Who is done already is no longer active.
 */
export async function concludeWaiting(
	tx: Tx,
	call: Call,
	{ courseId, personIds }: { courseId: string; personIds?: readonly string[] }
): Promise<string[]> {
	const rules = studyRulesOf(await call.rules());
	const waiting = and(
		eq(enrolment.courseId, courseId),
		eq(enrolment.status, 'active'),
		personIds && inArray(enrolment.personId, idList(personIds)),
		gte(enrolment.progress, rules.minimumPercent)
	);
	const studies = await studiesIn(tx, waiting, rules);
	const concluded = await conclude(tx, call, { studies, lessonId: null, rules });
	return [...concluded.values()].filter((id) => id !== null);
}
