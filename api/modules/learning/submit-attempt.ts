import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { mayStudy } from '#api/domain/enrolment.ts';
import { markToPass, scoreOf } from '#api/domain/quiz.ts';
import type { Tx } from '#db/client.ts';
import { quizAttempt } from '#db/schema/learning.ts';
import { bankRead, ownAttempt, type AttemptRow } from './attempts.ts';
import { conclude } from './conclude.ts';
import type { SubmitAttempt, SubmitAttemptAnswer } from './contract.ts';
import { stepAnswer, type Step } from './finish-lesson.ts';
import { mergedAnswers } from './merged-answers.ts';
import { refusal } from './refusal.ts';
import { studyRulesOf, studyWith, type Study } from './study.ts';
import { lessonOf, ownStudy } from './visible.ts';

/** Scores an attempt once and for all. Submitting it again answers what the first time answered. */
export async function submitAttemptStep(
	tx: Tx,
	call: Call,
	input: SubmitAttempt
): Promise<Step<SubmitAttemptAnswer>> {
	const { enrolmentId, lessonId } = input;
	const rules = studyRulesOf(await call.rules());
	const attempt = await ownAttempt(tx, call, input);
	const study = await ownStudy(tx, call, { enrolmentId, rules });
	const lesson = lessonOf(study, lessonId);
	const mark = markToPass(lesson, rules.passMark);
	const subject = `enrolment:${enrolmentId}`;
	if (attempt.submittedAt) {
		return { subject, result: answerOf(study, attempt, mark), completionId: null };
	}
	const decision = mayStudy(study.enrolment);
	if (!decision.ok) throw refusal(decision.error);

	const answers = await mergedAnswers(tx, attempt, input.answers);
	const score = scoreOf(attempt.drawn, await bankRead(tx, lessonId), answers);
	const scored = { score, passed: mark === null ? null : score >= mark };
	await tx
		.update(quizAttempt)
		.set({
			answers,
			...scored,
			savedAt: call.now,
			submittedAt: call.now,
			ruleIds: [rules.ruleIds.passMark, rules.ruleIds.attempts]
		})
		.where(eq(quizAttempt.id, attempt.id));

	const attempts = [...study.proof.attempts, { lessonId, ...scored }];
	const after = studyWith({ ...study, proof: { ...study.proof, attempts } }, rules);
	const concluded = await conclude(tx, call, { studies: [after], lessonId, rules });
	const completionId = concluded.get(enrolmentId) ?? null;
	const result = answerOf(after, { ...attempt, ...scored }, mark);
	return {
		subject,
		before: { progress: study.progress },
		after: { attemptId: attempt.id, ...scored, progress: after.progress, completionId },
		result: { ...result, completed: completionId !== null, finished: concluded.has(enrolmentId) },
		completionId
	};
}

const answerOf = (
	study: Study,
	{ id, lessonId, number, score, passed }: AttemptRow,
	mark: number | null
): SubmitAttemptAnswer => ({
	...stepAnswer(study, lessonId),
	attemptId: id,
	number,
	score: score ?? 0,
	mark,
	passed
});
