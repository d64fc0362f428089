import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { completionOf } from '#api/domain/completion.ts';
import type { Tx } from '#db/client.ts';
import { completion, enrolment } from '#db/schema/learning.ts';
import type { Study, StudyRules } from './study.ts';

/** After new proof: writes the progress that follows from it and, when the rule is met, the completion. */
export async function conclude(
	tx: Tx,
	call: Call,
	{ study, lessonId, rules }: { study: Study; lessonId: string; rules: StudyRules }
): Promise<string | null> {
	const decision = completionOf(study.lessons, study.proof, rules);
	const completedAt = decision.ok ? call.now : null;
	await tx
		.update(enrolment)
		.set({
			progress: study.progress,
			lastLessonId: lessonId,
			lastActiveAt: call.now,
			...(decision.ok ? { status: 'completed' as const, completedAt } : {})
		})
		.where(eq(enrolment.id, study.enrolment.id));
	if (!decision.ok) return null;

	const id = call.newId('cmt');
	const { minimumPercent, passMark, ruleIds } = rules;
	await tx.insert(completion).values({
		id,
		enrolmentId: study.enrolment.id,
		personId: study.enrolment.personId,
		courseId: study.enrolment.courseId,
		completedOn: call.today,
		completedAt: call.now,
		score: decision.value.score,
		reason: { ...decision.value, lessons: study.lessons.length, minimumPercent, passMark },
		ruleIds: [ruleIds.minimumPercent, ruleIds.passMark]
	});
	return id;
}
