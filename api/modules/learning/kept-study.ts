/** A study that ended without a completion of its own, because the course was recorded already. */
import { and, eq, notExists, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { finishedAt } from '#api/domain/finished-at.ts';
import { civilDateOf } from '#api/domain/period.ts';
import type { Tx } from '#db/client.ts';
import { completion, enrolment } from '#db/schema/learning.ts';
import { studiesIn, studyRulesOf } from './study.ts';

export type OfCourse = { personId: string; courseId: string };

/** Those of one person that were finished in fact, with the day of the last proof. */
export async function keptStudies(tx: Tx, call: Call, who: OfCourse) {
	const rules = studyRulesOf(await call.rules());
	const studies = await studiesIn(tx, endedWithout(tx, who), rules);
	return studies.flatMap(({ lessons, dated, enrolment: { id } }) => {
		const at = finishedAt(lessons, dated, rules);
		return at ? [{ enrolmentId: id, completedOn: civilDateOf(at, call.zone) }] : [];
	});
}

export const endedWithout = (tx: Tx, { personId, courseId }: OfCourse): SQL | undefined =>
	and(
		eq(enrolment.personId, personId),
		eq(enrolment.courseId, courseId),
		eq(enrolment.status, 'completed'),
		notExists(
			tx
				.select({ one: sql`1` })
				.from(completion)
				.where(eq(completion.enrolmentId, enrolment.id))
		)
	);
