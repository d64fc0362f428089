import { asc, eq } from 'drizzle-orm';
import { civilDateOf, type TimeZone } from '#api/domain/period.ts';
import { parallelsOf } from '#api/domain/workshop-shift.ts';
import type { ReadDb } from '#db/client.ts';
import { course, courseCompetency } from '#db/schema/catalogue.ts';
import { competency } from '#db/schema/competencies.ts';
import { completion } from '#db/schema/learning.ts';
import { signup, workshopSession } from '#db/schema/workshops.ts';

/** A completed event as certificate and credit need it; null when the completion came from studying online. */
export async function completedEvent(
	db: ReadDb,
	{ completionId, zone }: { completionId: string; zone: TimeZone }
) {
	const row = await db
		.select({ completion, course, eventId: signup.eventId })
		.from(completion)
		.innerJoin(signup, eq(signup.id, completion.signupId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(eq(completion.id, completionId))
		.get();
	if (!row) return null;
	const sessions = await db
		.select()
		.from(workshopSession)
		.where(eq(workshopSession.eventId, row.eventId))
		.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id));
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

	const { id, personId, completedOn } = row.completion;
	const { code, title, formCode, mode, provider } = row.course;
	const first = sessions[0]?.startsAt;
	return {
		...{ id, personId, completedOn, score: null, graded: false },
		startedOn: first ? civilDateOf(first, zone) : completedOn,
		course: {
			...{ code, title, formCode, mode, provider, competencies },
			jp: hoursIn(row.completion.reason) ?? row.course.jp,
			minutes: null,
			subjects: parallelsOf(sessions).map(([session]) => ({
				title: session.title,
				minutes: Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000),
				kind: 'session'
			}))
		}
	};
}

/** What the rule gave when the event was closed. */
const hoursIn = (reason: unknown) =>
	typeof reason === 'object' && reason !== null && 'jp' in reason && typeof reason.jp === 'number'
		? reason.jp
		: null;
