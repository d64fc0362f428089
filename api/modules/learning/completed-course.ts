import { asc, eq, inArray } from 'drizzle-orm';
import type { LessonKind } from '#api/domain/completion.ts';
import type { CourseMode } from '#api/domain/enrolment.ts';
import { civilDateOf, type TimeZone } from '#api/domain/period.ts';
import type { ReadDb } from '#db/client.ts';
import { course, courseCompetency, courseVersion } from '#db/schema/catalogue.ts';
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
		.select({ completion, course, enrolment, facts: courseVersion.facts })
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.innerJoin(enrolment, eq(enrolment.id, completion.enrolmentId))
		.innerJoin(courseVersion, eq(courseVersion.id, enrolment.versionId))
		.where(eq(completion.id, completionId))
		.get();
	if (!row) throw new Error(`no completion ${completionId}`);
	const competencies = row.facts
		? await competenciesThen(db, row.facts.competencies)
		: await competenciesNow(db, row.course.id);
	const subjects = await db
		.select({ title: lesson.title, minutes: lesson.minutes, kind: lesson.kind })
		.from(lesson)
		.where(eq(lesson.versionId, row.enrolment.versionId))
		.orderBy(asc(lesson.sequence));

	const { code } = row.course;
	const { title, formCode, jp, minutes, mode, provider } = row.facts ?? row.course;
	const { id, personId, courseId, completedOn, completedAt, score } = row.completion;
	return {
		...{ id, personId, courseId, completedOn, completedAt, score },
		enrolmentId: row.enrolment.id,
		versionId: row.enrolment.versionId,
		startedOn: civilDateOf(row.enrolment.enrolledAt, zone),
		graded: score !== null,
		reason: row.completion.reason,
		ruleIds: row.completion.ruleIds,
		course: { code, title, formCode, jp, minutes, mode, provider, competencies, subjects }
	};
}

const named = { competencyId: competency.id, code: competency.code, name: competency.name };

const competenciesNow = (db: ReadDb, courseId: string) =>
	db
		.select({ ...named, level: courseCompetency.level })
		.from(courseCompetency)
		.innerJoin(competency, eq(competency.id, courseCompetency.competencyId))
		.where(eq(courseCompetency.courseId, courseId))
		.orderBy(asc(competency.code));

/** What the course led to while this version was the published one. */
async function competenciesThen(db: ReadDb, then: { competencyId: string; level: number }[]) {
	const ids = then.map(({ competencyId }) => competencyId);
	const rows = await db
		.select(named)
		.from(competency)
		.where(inArray(competency.id, ids))
		.orderBy(asc(competency.code));
	return rows.map((row) => ({
		...row,
		level: then.find(({ competencyId }) => competencyId === row.competencyId)?.level ?? 0
	}));
}
