import { and, asc, eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { appointedOn } from '#api/modules/competencies/index.ts';
import { course, coursePosition, courseVersion } from '#db/schema/catalogue.ts';
import { lesson } from '#db/schema/learning.ts';
import { appointment, position } from '#db/schema/organisation.ts';
import type { CourseDetail } from './contract.ts';
import { courseRowOf, courseRowsRead } from './course-rows.ts';
import { courseInReach } from './visible.ts';

/** Everything a course page answers, in one round trip. */
export async function getCourse(
	call: Call,
	{ courseId }: { courseId: string }
): Promise<CourseDetail> {
	const [found, [more], positions, outline] = await call.readAll([
		courseRowsRead(call, { rank: sql<number>`0`, score: sql<number>`0` }).where(
			and(eq(course.id, courseId), courseInReach(call))
		),
		call.db
			.select({
				status: course.status,
				description: course.descriptionHtml,
				modeNote: course.modeNote,
				audience: course.audience,
				outcomes: course.outcomes,
				teachers: course.teachers,
				sequential: courseVersion.sequential
			})
			.from(course)
			.leftJoin(courseVersion, eq(courseVersion.id, course.versionId))
			.where(eq(course.id, courseId)),
		call.db
			.select({ code: position.code, name: position.name, mine: isMine(call) })
			.from(coursePosition)
			.innerJoin(position, eq(position.id, coursePosition.positionId))
			.where(eq(coursePosition.courseId, courseId))
			.orderBy(asc(position.name)),
		call.db
			.select({
				id: lesson.id,
				title: lesson.title,
				kind: lesson.kind,
				minutes: lesson.minutes,
				bytes: lesson.bytes,
				final: lesson.final
			})
			.from(lesson)
			.innerJoin(course, eq(course.versionId, lesson.versionId))
			.where(eq(course.id, courseId))
			.orderBy(asc(lesson.sequence))
	]);
	const [row] = found;
	if (!row || !more) throw new Problem('not-found');

	return {
		...courseRowOf(row),
		...more,
		sequential: more.sequential ?? false,
		positions: positions.map((each) => ({ ...each, mine: Boolean(each.mine) })),
		outline
	};
}

const isMine = (call: Call) =>
	sql<number>`exists ${call.db
		.select({ one: sql`1` })
		.from(appointment)
		.where(
			and(
				eq(appointment.positionId, position.id),
				eq(appointment.personId, call.actor.personId ?? ''),
				appointedOn(call.today)
			)
		)}`;
