import { asc, eq } from 'drizzle-orm';
import type { LessonKind } from '#api/domain/completion.ts';
import type { CourseMode } from '#api/domain/enrolment.ts';
import { civilDateOf, type TimeZone } from '#api/domain/period.ts';
import type { ReadDb } from '#db/client.ts';
import { course, courseCompetency } from '#db/schema/catalogue.ts';
import { competency } from '#db/schema/competencies.ts';
import { completion, enrolment, lesson } from '#db/schema/learning.ts';

/** A finished course as certificate and credit need it; dates in the agency's zone. */
export type Completed = {
	id: string;
	enrolmentId: string;
	personId: string;
	courseId: string;
	versionId: string;
	startedOn: string;
	completedOn: string;
	completedAt: Date;
	score: number | null;
	/** A quiz decided it. */
	graded: boolean;
	reason: unknown;
	ruleIds: string[];
	course: {
		code: string;
		title: string;
		formCode: string;
		jp: number | null;
		minutes: number | null;
		mode: CourseMode;
		provider: string;
		competencies: { competencyId: string; code: string; name: string; level: number }[];
		subjects: { title: string; minutes: number; kind: LessonKind }[];
	};
};

export async function completedCourse(
	db: ReadDb,
	{ completionId, zone }: { completionId: string; zone: TimeZone }
): Promise<Completed> {
	const row = await db
		.select({ completion, course, enrolment })
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.innerJoin(enrolment, eq(enrolment.id, completion.enrolmentId))
		.where(eq(completion.id, completionId))
		.get();
	if (!row) throw new Error(`no completion ${completionId}`);
	const competencies = await db
		.select({
			competencyId: competency.id,
			code: competency.code,
			name: competency.name,
			level: courseCompetency.level
		})
		.from(courseCompetency)
		.innerJoin(competency, eq(competency.id, courseCompetency.competencyId))
		.where(eq(courseCompetency.courseId, row.course.id))
		.orderBy(asc(competency.code));
	const subjects = await db
		.select({ title: lesson.title, minutes: lesson.minutes, kind: lesson.kind })
		.from(lesson)
		.where(eq(lesson.versionId, row.enrolment.versionId))
		.orderBy(asc(lesson.sequence));

	const { code, title, formCode, jp, minutes, mode, provider } = row.course;
	const { id, enrolmentId, personId, courseId, completedOn, completedAt, score } = row.completion;
	return {
		...{ id, enrolmentId, personId, courseId, completedOn, completedAt, score },
		versionId: row.enrolment.versionId,
		startedOn: civilDateOf(row.enrolment.enrolledAt, zone),
		graded: score !== null,
		reason: row.completion.reason,
		ruleIds: row.completion.ruleIds,
		course: { code, title, formCode, jp, minutes, mode, provider, competencies, subjects }
	};
}
