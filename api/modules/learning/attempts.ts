/** Attempts at a quiz with the bank they were drawn from. */
import { and, asc, count, eq, isNotNull, max } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { ReadDb } from '#db/client.ts';
import { enrolment, lessonQuestion, question, quizAttempt } from '#db/schema/learning.ts';

export const bankRead = (db: ReadDb, lessonId: string) =>
	db
		.select({
			id: question.id,
			kind: question.kind,
			prompt: question.prompt,
			choices: question.choices,
			explanation: question.explanation
		})
		.from(lessonQuestion)
		.innerJoin(question, eq(question.id, lessonQuestion.questionId))
		.where(eq(lessonQuestion.lessonId, lessonId))
		.orderBy(asc(question.sequence));
export type BankQuestion = Awaited<ReturnType<typeof bankRead>>[number];

/** All attempts of one enrolment at one quiz, in order. */
export const attemptsRead = (db: ReadDb, of: { enrolmentId: string; lessonId: string }) =>
	db
		.select()
		.from(quizAttempt)
		.where(and(eq(quizAttempt.enrolmentId, of.enrolmentId), eq(quizAttempt.lessonId, of.lessonId)))
		.orderBy(asc(quizAttempt.number));
export type AttemptRow = typeof quizAttempt.$inferSelect;

/** What counts against the limit: every submitted attempt of the person, former enrolments included. */
export const usedRead = (db: ReadDb, of: { personId: string; lessonId: string }) =>
	db
		.select({ used: count(), lastSubmittedAt: max(quizAttempt.submittedAt) })
		.from(quizAttempt)
		.innerJoin(enrolment, eq(enrolment.id, quizAttempt.enrolmentId))
		.where(
			and(
				eq(quizAttempt.lessonId, of.lessonId),
				eq(enrolment.personId, of.personId),
				isNotNull(quizAttempt.submittedAt)
			)
		);

/** An attempt of the caller's own, or the problem of a thing that does not exist. */
export async function ownAttempt(
	db: ReadDb,
	call: Call,
	of: { enrolmentId: string; lessonId: string; attemptId: string }
): Promise<AttemptRow> {
	const row = await db
		.select({ attempt: quizAttempt })
		.from(quizAttempt)
		.innerJoin(enrolment, eq(enrolment.id, quizAttempt.enrolmentId))
		.where(
			and(
				eq(quizAttempt.id, of.attemptId),
				eq(quizAttempt.lessonId, of.lessonId),
				eq(enrolment.id, of.enrolmentId),
				eq(enrolment.personId, call.me)
			)
		)
		.get();
	if (!row) throw new Problem('not-found');
	return row.attempt;
}
