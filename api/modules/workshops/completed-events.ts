import { asc, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { parallelsOf } from '#api/domain/workshop-shift.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { idList } from '#db/many-rows.ts';
import { course, courseCompetency } from '#db/schema/catalogue.ts';
import { competency } from '#db/schema/competencies.ts';
import { completion } from '#db/schema/learning.ts';
import { signup, workshopSession } from '#db/schema/workshops.ts';

/** Completed events as certificate and credit need them; nothing of what was completed by studying online. */
export async function completedEvents(
	db: ReadDb | Tx,
	call: Call,
	completionIds: readonly string[]
) {
	const rows = await db
		.select({ completion, course, eventId: signup.eventId })
		.from(completion)
		.innerJoin(signup, eq(signup.id, completion.signupId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(inArray(completion.id, idList(completionIds)));
	if (rows.length === 0) return [];
	const [sessions, competencies] = await call.readAllOn(db, [
		db
			.select()
			.from(workshopSession)
			.where(inArray(workshopSession.eventId, idList(rows.map(({ eventId }) => eventId))))
			.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id)),
		db
			.select({
				courseId: courseCompetency.courseId,
				competencyId: competency.id,
				code: competency.code,
				name: competency.name,
				level: courseCompetency.level
			})
			.from(courseCompetency)
			.innerJoin(competency, eq(competency.id, courseCompetency.competencyId))
			.where(inArray(courseCompetency.courseId, idList(rows.map((row) => row.course.id))))
			.orderBy(asc(competency.code))
	]);
	const heldAt = Map.groupBy(sessions, ({ eventId }) => eventId);
	const taught = Map.groupBy(competencies, ({ courseId }) => courseId);

	return rows.map(({ eventId, ...row }) => {
		const { id, personId, completedOn } = row.completion;
		const { code, title, formCode, mode, provider } = row.course;
		const held = heldAt.get(eventId) ?? [];
		const first = held[0]?.startsAt;
		return {
			...{ id, personId, completedOn, score: null, graded: false },
			startedOn: first ? civilDateOf(first, call.zone) : completedOn,
			course: {
				...{ code, title, formCode, mode, provider },
				competencies: (taught.get(row.course.id) ?? []).map(({ courseId: _, ...each }) => each),
				jp: hoursIn(row.completion.reason) ?? row.course.jp,
				minutes: null,
				subjects: parallelsOf(held).map(([session]) => ({
					title: session.title,
					minutes: Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000),
					kind: 'session' as const
				}))
			}
		};
	});
}

/** What the rule gave when the event was closed. */
const hoursIn = (reason: unknown) =>
	typeof reason === 'object' && reason !== null && 'jp' in reason && typeof reason.jp === 'number'
		? reason.jp
		: null;
