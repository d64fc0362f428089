import type { Call } from '#api/call.ts';
import { mayOpen } from '#api/domain/completion.ts';
import { mayStudy } from '#api/domain/enrolment.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { lessonEvent } from '#db/schema/learning.ts';
import { conclude } from './conclude.ts';
import type { FinishLesson, FinishLessonAnswer } from './contract.ts';
import { refusal } from './refusal.ts';
import { studyRulesOf, studyWith, type Study } from './study.ts';
import { lessonOf, ownStudy } from './visible.ts';

export type Step<T> = {
	subject: string;
	before?: unknown;
	after?: unknown;
	result: T;
	/** Set when this step met the rule of completion: certificate and credit follow in the same transaction. */
	completionId: string | null;
};

/** Proof that a text or a document was read. Reading it again proves nothing new and changes nothing. */
export async function finishLessonStep(
	tx: Tx,
	call: Call,
	{ enrolmentId, lessonId }: FinishLesson
): Promise<Step<FinishLessonAnswer>> {
	const rules = studyRulesOf(await call.rules());
	const study = await ownStudy(tx, call, { enrolmentId, rules });
	const lesson = lessonOf(study, lessonId);
	const subject = `enrolment:${enrolmentId}`;
	if (study.done.has(lessonId)) {
		return { subject, result: stepAnswer(study, lessonId), completionId: null };
	}
	if (lesson.kind === 'quiz') {
		throw new Problem('invalid-input', { errors: [{ pointer: '/lessonId', code: 'is_quiz' }] });
	}
	refuseClosed(study, lessonId);

	await tx.insert(lessonEvent).values({
		id: call.newId('lev'),
		enrolmentId,
		lessonId,
		kind: 'finished',
		at: call.now
	});
	const finishedLessonIds = new Set([...study.proof.finishedLessonIds, lessonId]);
	const after = studyWith({ ...study, proof: { ...study.proof, finishedLessonIds } }, rules);
	const concluded = await conclude(tx, call, { studies: [after], lessonId, rules });
	const completionId = concluded.get(enrolmentId) ?? null;
	return {
		subject,
		before: { progress: study.progress },
		after: { lessonId, progress: after.progress, completionId },
		result: {
			...stepAnswer(after, lessonId),
			completed: completionId !== null,
			finished: concluded.has(enrolmentId)
		},
		completionId
	};
}

/** Proof is taken in a live enrolment, in a lesson that is open. */
export function refuseClosed(study: Study, lessonId: string) {
	const alive = mayStudy(study.enrolment);
	if (!alive.ok) throw refusal(alive.error);
	const { sequential, done } = study;
	const open = mayOpen(study.lessons, { lessonId, sequential, done });
	if (!open.ok) throw refusal(open.error);
}

export const stepAnswer = (study: Study, lessonId: string): FinishLessonAnswer => ({
	enrolmentId: study.enrolment.id,
	lessonId,
	progress: study.progress,
	nextLessonId: study.next?.id ?? null,
	completed: study.enrolment.status === 'completed',
	finished: study.enrolment.status === 'completed'
});
