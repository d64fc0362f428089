import { mayOpen } from '#api/domain/completion.ts';
import type { CivilDate } from '#api/domain/period.ts';
import { recordedBefore, type RepeatWay } from '#api/domain/repeated-course.ts';
import type { MyCourse, OutlineLesson, StudyOutline } from './contract.ts';
import type { Study } from './study.ts';

/** The lessons in order with their state, and where to go on. */
export function outlineOf(study: Study, asked: { repeat: RepeatWay; on: CivilDate }): StudyOutline {
	const { enrolment, course } = study;
	return {
		enrolmentId: enrolment.id,
		courseId: course.id,
		title: course.title,
		status: enrolment.status,
		sequential: study.sequential,
		progress: study.progress,
		minutesLeft: study.minutesLeft,
		lessons: study.lessons.map((lesson) => outlineLessonOf(study, lesson)),
		assignments: study.assignments.map(({ dueAt, ...facts }) => ({
			...facts,
			dueAt: dueAt?.toISOString() ?? null
		})),
		nextLessonId: study.next?.id ?? null,
		completedOn: study.completedOn,
		recordedOn: recordedOn(study, asked),
		score: study.score
	};
}

/** By an event: what ended without a completion of its own was completed there, what goes on may earn nothing more. */
function recordedOn(
	{ enrolment, completedOn, recordedOn: byEvent }: Study,
	{ repeat, on }: { repeat: RepeatWay; on: CivilDate }
) {
	if (byEvent === null || completedOn !== null) return null;
	if (enrolment.status === 'completed') return byEvent;
	return recordedBefore(repeat, { earlier: [{ completedOn: byEvent }], on })?.completedOn ?? null;
}

export function outlineLessonOf(study: Study, lesson: Study['lessons'][number]): OutlineLesson {
	const { id, title, kind, minutes, bytes, final } = lesson;
	return { id, title, kind, minutes, bytes, final, state: stateOf(study, id) };
}

function stateOf(study: Study, lessonId: string): OutlineLesson['state'] {
	if (study.done.has(lessonId)) return 'done';
	if (study.enrolment.status === 'completed') return 'open';
	const { sequential, done, lessons } = study;
	return mayOpen(lessons, { lessonId, sequential, done }).ok ? 'open' : 'locked';
}

/** A course among the learner's own. */
export function myCourseOf(study: Study): MyCourse {
	const { enrolment, course, next } = study;
	return {
		enrolmentId: enrolment.id,
		courseId: course.id,
		code: course.code,
		title: course.title,
		status: enrolment.status,
		progress: study.progress,
		lessons: study.lessons.length,
		lessonsDone: study.done.size,
		minutesLeft: study.minutesLeft,
		next: next
			? { lessonId: next.id, title: next.title, kind: next.kind, minutes: next.minutes }
			: null,
		jp: course.jp,
		enrolledAt: enrolment.enrolledAt.toISOString(),
		lastActiveAt: enrolment.lastActiveAt.toISOString(),
		completedOn: study.completedOn,
		score: study.score
	};
}
