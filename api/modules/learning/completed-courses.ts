import { asc, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { civilDateOf } from '#api/domain/period.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { idList } from '#db/many-rows.ts';
import { course, courseCompetency, courseVersion } from '#db/schema/catalogue.ts';
import { competency } from '#db/schema/competencies.ts';
import { completion, enrolment, lesson } from '#db/schema/learning.ts';

/** Courses finished online as certificate and credit need them, dates in the agency's zone; nothing of events. */
export async function completedCourses(
	db: ReadDb | Tx,
	call: Call,
	completionIds: readonly string[]
) {
	const rows = await db
		.select({ completion, course, enrolment, facts: courseVersion.facts })
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.innerJoin(enrolment, eq(enrolment.id, completion.enrolmentId))
		.innerJoin(courseVersion, eq(courseVersion.id, enrolment.versionId))
		.where(inArray(completion.id, idList(completionIds)));
	if (rows.length === 0) return [];
	const named = { competencyId: competency.id, code: competency.code, name: competency.name };
	const promised = rows.flatMap(({ facts }) => facts?.competencies ?? []);
	const [now, then, lessons] = await call.readAllOn(db, [
		db
			.select({ courseId: courseCompetency.courseId, level: courseCompetency.level, ...named })
			.from(courseCompetency)
			.innerJoin(competency, eq(competency.id, courseCompetency.competencyId))
			.where(inArray(courseCompetency.courseId, idList(rows.map((row) => row.course.id))))
			.orderBy(asc(competency.code)),
		db
			.select(named)
			.from(competency)
			.where(inArray(competency.id, idList(promised.map(({ competencyId }) => competencyId))))
			.orderBy(asc(competency.code)),
		db
			.select({
				versionId: lesson.versionId,
				title: lesson.title,
				minutes: lesson.minutes,
				kind: lesson.kind
			})
			.from(lesson)
			.where(inArray(lesson.versionId, idList(rows.map((row) => row.enrolment.versionId))))
			.orderBy(asc(lesson.sequence))
	]);
	const taught = Map.groupBy(now, ({ courseId }) => courseId);
	const taken = Map.groupBy(lessons, ({ versionId }) => versionId);

	return rows.map(({ facts, ...row }) => {
		const { id, personId, completedOn, score } = row.completion;
		const { title, formCode, jp, minutes, mode, provider } = facts ?? row.course;
		return {
			...{ id, personId, completedOn, score },
			startedOn: civilDateOf(row.enrolment.enrolledAt, call.zone),
			// A quiz decided it.
			graded: score !== null,
			course: {
				...{ code: row.course.code, title, formCode, jp, minutes, mode, provider },
				// What the course led to while its version was the published one.
				competencies: facts
					? then.flatMap((each) => {
							const of = facts.competencies.find(
								({ competencyId }) => competencyId === each.competencyId
							);
							return of ? [{ ...each, level: of.level }] : [];
						})
					: (taught.get(row.course.id) ?? []).map(({ courseId: _, ...each }) => each),
				subjects: (taken.get(row.enrolment.versionId) ?? []).map(
					({ versionId: _, ...each }) => each
				)
			}
		};
	});
}
