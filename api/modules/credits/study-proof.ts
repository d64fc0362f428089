/** What the server saw of somebody's study: lessons finished and quizzes tried, never the answers. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { BatchResponse } from 'drizzle-orm/batch';
import type { Call } from '#api/call.ts';
import { creditEntry } from '#db/schema/credits.ts';
import { completion, enrolment, lesson, lessonEvent, quizAttempt } from '#db/schema/learning.ts';
import type { ClaimProof } from './contract.ts';

/** Reads by the entry that a completion posted; nothing for other sources. */
export function studyReads(call: Call, entryId: string) {
	const enrolmentId = call.db
		.select({ id: completion.enrolmentId })
		.from(creditEntry)
		.innerJoin(completion, eq(completion.id, creditEntry.sourceId))
		.where(and(eq(creditEntry.id, entryId), eq(creditEntry.sourceType, 'completion')));
	return [
		call.db
			.select({
				enrolmentId: enrolment.id,
				startedAt: enrolment.enrolledAt,
				completedAt: enrolment.completedAt,
				progress: enrolment.progress
			})
			.from(enrolment)
			.where(inArray(enrolment.id, enrolmentId)),
		call.db
			.select({
				title: lesson.title,
				kind: lesson.kind,
				minutes: lesson.minutes,
				finishedAt: lessonEvent.at
			})
			.from(enrolment)
			.innerJoin(lesson, eq(lesson.versionId, enrolment.versionId))
			.leftJoin(
				lessonEvent,
				and(
					eq(lessonEvent.enrolmentId, enrolment.id),
					eq(lessonEvent.lessonId, lesson.id),
					eq(lessonEvent.kind, 'finished')
				)
			)
			.where(inArray(enrolment.id, enrolmentId))
			.orderBy(asc(lesson.sequence)),
		call.db
			.select({
				lesson: lesson.title,
				number: quizAttempt.number,
				score: quizAttempt.score,
				passed: quizAttempt.passed,
				submittedAt: quizAttempt.submittedAt
			})
			.from(quizAttempt)
			.innerJoin(lesson, eq(lesson.id, quizAttempt.lessonId))
			.where(inArray(quizAttempt.enrolmentId, enrolmentId))
			.orderBy(asc(lesson.sequence), asc(quizAttempt.number))
	] as const;
}

type Answers = BatchResponse<ReturnType<typeof studyReads>>;

export function studyOut([enrolments, lessons, attempts]: Answers): ClaimProof['study'] {
	const [study] = enrolments;
	if (!study) return null;
	return {
		enrolmentId: study.enrolmentId,
		startedAt: study.startedAt.toISOString(),
		completedAt: study.completedAt?.toISOString() ?? null,
		progress: study.progress,
		lessons: lessons.map((row) => ({ ...row, finishedAt: row.finishedAt?.toISOString() ?? null })),
		attempts: attempts.map((row) => ({
			...row,
			submittedAt: row.submittedAt?.toISOString() ?? null
		}))
	};
}
