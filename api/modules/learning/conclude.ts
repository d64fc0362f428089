import { and, eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { completionOf } from '#api/domain/completion.ts';
import type { Tx } from '#db/client.ts';
import { postTest } from '#db/schema/assignments.ts';
import { completion, enrolment } from '#db/schema/learning.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import type { Study, StudyRules } from './study.ts';

/** After new proof, of a lesson or (null) of what a trainer graded: writes the progress that follows from it and, when the rule is met, the completion. */
export async function conclude(
	tx: Tx,
	call: Call,
	{ study, lessonId, rules }: { study: Study; lessonId: string | null; rules: StudyRules }
): Promise<string | null> {
	const decision = completionOf(study.lessons, study.proof, rules);
	// One workshop, one completion: where an event asks for this quiz, its closing completes the course.
	const isDone = decision.ok && !(await isForEvent(tx, study));
	const completedAt = isDone ? call.now : null;
	await tx
		.update(enrolment)
		.set({
			progress: study.progress,
			...(lessonId === null ? {} : { lastLessonId: lessonId, lastActiveAt: call.now }),
			...(isDone ? { status: 'completed' as const, completedAt } : {})
		})
		.where(eq(enrolment.id, study.enrolment.id));
	if (!decision.ok || !isDone) return null;

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
		reason: {
			...{ ...decision.value, lessons: study.lessons.length, minimumPercent, passMark },
			assignments: study.assignments.filter(({ required }) => required).map(({ id }) => id)
		},
		ruleIds: [ruleIds.minimumPercent, ruleIds.passMark]
	});
	return id;
}

/** The learner has a seat at an open event of the course that asks for its quiz. */
async function isForEvent(tx: Tx, { enrolment: { personId, courseId } }: Study) {
	const found = await tx
		.select({ one: sql`1` })
		.from(signup)
		.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
		.innerJoin(postTest, eq(postTest.eventId, workshopEvent.id))
		.where(
			and(
				eq(signup.personId, personId),
				eq(signup.status, 'booked'),
				eq(workshopEvent.courseId, courseId),
				eq(workshopEvent.status, 'open')
			)
		)
		.limit(1);
	return found.length > 0;
}
