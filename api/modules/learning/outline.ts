import { mayOpen } from '#api/domain/completion.ts';
import type { MyCourse, OutlineLesson, StudyOutline } from './contract.ts';
import type { Study } from './study.ts';

/** The lessons in order with their state, and where to go on. */
export function outlineOf(study: Study): StudyOutline {
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
		score: study.score
	};
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
