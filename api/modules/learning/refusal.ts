import type { LessonRefusal } from '#api/domain/completion.ts';
import type { EnrolmentRefusal, StudyRefusal } from '#api/domain/enrolment.ts';
import type { AnswerRefusal, AttemptRefusal } from '#api/domain/quiz.ts';
import { Problem } from '#api/http/problem.ts';

type Refusal = EnrolmentRefusal | StudyRefusal | LessonRefusal | AnswerRefusal | AttemptRefusal;

/** A rule's refusal as the problem that says so; a new reason will not compile until it is here. */
export function refusal(error: Refusal): Problem {
	switch (error.code) {
		case 'course-not-open':
		case 'course-without-lessons':
		case 'enrolment-ended':
			return new Problem(error.code);
		case 'already-enrolled':
		case 'already-completed':
			return new Problem(error.code, { params: { enrolmentId: error.enrolmentId } });
		case 'too-many-courses':
			return new Problem(error.code, { params: { limit: error.limit } });
		case 'lesson-locked':
			return new Problem(error.code, { params: { afterLessonId: error.afterLessonId } });
		case 'answer-not-of-this-quiz':
			return new Problem(error.code, { params: { questionId: error.questionId } });
		case 'attempts-used-up':
			return new Problem(error.code, {
				params: { allowed: error.allowed, opensAt: error.opensAt.toISOString() }
			});
	}
}
