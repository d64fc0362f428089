/**
 * Who may start, leave and go on with a course that is studied online. How many courses at once is a rule
 * (`pendaftaran.maks_bersamaan`); one person has at most one live enrolment in a course.
 */
import { no, ok, type Result } from './result.ts';

export const enrolmentStatuses = ['active', 'completed', 'left'] as const;
export type EnrolmentStatus = (typeof enrolmentStatuses)[number];

export const courseStatuses = ['draft', 'published', 'archived'] as const;
export type CourseStatus = (typeof courseStatuses)[number];

export const courseModes = ['self-paced', 'classroom', 'blended', 'distance', 'workplace'] as const;
export type CourseMode = (typeof courseModes)[number];

export type EnrolmentRefusal =
	| { code: 'course-not-open' }
	| { code: 'course-without-lessons' }
	| { code: 'already-enrolled'; enrolmentId: string }
	| { code: 'already-completed'; enrolmentId: string }
	| { code: 'too-many-courses'; limit: number };
export type StudyRefusal = { code: 'enrolment-ended' };

/** May this person start the course today? `others` counts the courses they study besides this one. */
export function mayEnrol(given: {
	course: { status: CourseStatus; hasLessons: boolean };
	live: { id: string; status: EnrolmentStatus } | null;
	others: number;
	limit: number;
}): Result<true, EnrolmentRefusal> {
	const { course, live, others, limit } = given;
	if (live?.status === 'completed') return no({ code: 'already-completed', enrolmentId: live.id });
	if (live?.status === 'active') return no({ code: 'already-enrolled', enrolmentId: live.id });
	if (course.status !== 'published') return no({ code: 'course-not-open' });
	if (!course.hasLessons) return no({ code: 'course-without-lessons' });
	if (others >= limit) return no({ code: 'too-many-courses', limit });

	return ok(true);
}

/** Proof is taken, and a course is left, only while the enrolment lives. */
export const mayStudy = (enrolment: { status: EnrolmentStatus }): Result<true, StudyRefusal> =>
	enrolment.status === 'active' ? ok(true) : no({ code: 'enrolment-ended' });
