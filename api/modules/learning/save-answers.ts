import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { mayStudy } from '#api/domain/enrolment.ts';
import type { Answers } from '#api/domain/quiz.ts';
import { Problem } from '#api/http/problem.ts';
import { enrolment, quizAttempt } from '#db/schema/learning.ts';
import { ownAttempt } from './attempts.ts';
import { mergedAnswers } from './merged-answers.ts';
import { refusal } from './refusal.ts';

type Given = { enrolmentId: string; lessonId: string; attemptId: string; answers: Answers };

/** Keeps answers before they are submitted; each question by itself, so that two tabs lose nothing. */
export async function saveAnswers(call: Call, input: Given) {
	return call.write('quiz.answers-saved', async (tx) => {
		const attempt = await ownAttempt(tx, call, input);
		if (attempt.submittedAt) throw new Problem('attempt-submitted');
		const studying = await tx
			.select({ status: enrolment.status })
			.from(enrolment)
			.where(eq(enrolment.id, input.enrolmentId))
			.get();
		const decision = mayStudy(studying ?? { status: 'left' });
		if (!decision.ok) throw refusal(decision.error);

		const answers = await mergedAnswers(tx, attempt, input.answers);
		await tx
			.update(quizAttempt)
			.set({ answers, savedAt: call.now })
			.where(eq(quizAttempt.id, attempt.id));
		const answered = Object.values(answers).filter((chosen) => chosen.length > 0).length;
		return {
			subject: `enrolment:${input.enrolmentId}`,
			after: { attemptId: attempt.id, answered },
			result: { attemptId: attempt.id, savedAt: call.now.toISOString(), answered }
		};
	});
}
