import { and, eq, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { ReadDb } from '#db/client.ts';
import { enrolment } from '#db/schema/learning.ts';
import { studyIn, type Study, type StudyRules } from './study.ts';

/** The condition that an enrolment is the caller's own: nobody studies for somebody else. */
export const ownEnrolment = (call: Call, enrolmentId: string): SQL | undefined =>
	and(eq(enrolment.id, enrolmentId), eq(enrolment.personId, call.me));

/** The caller's own study, or the problem of a thing that does not exist. */
export async function ownStudy(
	db: ReadDb,
	call: Call,
	{ enrolmentId, rules }: { enrolmentId: string; rules: StudyRules }
): Promise<Study> {
	const study = await studyIn(db, ownEnrolment(call, enrolmentId), rules);
	if (!study) throw new Problem('not-found');
	return study;
}

/** A lesson of the study's own version. */
export function lessonOf(study: Study, lessonId: string) {
	const found = study.lessons.find((lesson) => lesson.id === lessonId);
	if (!found) throw new Problem('not-found');
	return found;
}
