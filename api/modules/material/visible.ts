import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { manageableEvent, taughtBy } from '#api/modules/workshops/index.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { material, materialVersion } from '#db/schema/material.ts';
import { signup, workshopEvent, workshopSession } from '#db/schema/workshops.ts';

/** The condition that the caller hands out material at an event: who plans it, and who teaches there. */
const publishes = (call: Call) => {
	const managed = manageableEvent(call);
	return managed ? (or(managed, taughtBy(call)) ?? sql`0`) : sql`1`;
};

/** The condition that the caller holds a seat at it. */
const takesPart = (call: Call) =>
	sql`exists (select 1 from ${signup} g where g.event_id = ${workshopEvent.id}
		and g.person_id = ${call.actor.personId ?? ''} and g.status = 'booked')`;

/** The event as those see it who hand out there or hold a seat; nobody else. */
export const eventRead = (db: Tx | ReadDb, call: Call, eventId: string) =>
	db
		.select({
			id: workshopEvent.id,
			number: workshopEvent.number,
			course: course.title,
			publishes: sql<number>`(${publishes(call)})`
		})
		.from(workshopEvent)
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.where(and(eq(workshopEvent.id, eventId), or(publishes(call), takesPart(call))));

export const sessionsRead = (db: Tx | ReadDb, eventId: string) =>
	db
		.select({
			id: workshopSession.id,
			title: workshopSession.title,
			startsAt: workshopSession.startsAt,
			endsAt: workshopSession.endsAt,
			zone: workshopSession.zone
		})
		.from(workshopSession)
		.where(eq(workshopSession.eventId, eventId))
		.orderBy(asc(workshopSession.startsAt), asc(workshopSession.id));
export type SessionRow = Awaited<ReturnType<typeof sessionsRead>>[number];

/** An event at which the caller hands out, or the answer of one that does not exist. */
export async function publishedEvent(db: Tx | ReadDb, call: Call, eventId: string) {
	const [found] = await eventRead(db, call, eventId);
	if (!found?.publishes) throw new Problem('not-found');
	return found;
}

type Named = { eventId: string; materialId: string };

/** A material that the caller hands out. */
export async function publishedMaterial(db: Tx | ReadDb, call: Call, given: Named) {
	await publishedEvent(db, call, given.eventId);
	const [found] = await db
		.select()
		.from(material)
		.where(
			and(
				eq(material.id, given.materialId),
				eq(material.eventId, given.eventId),
				isNull(material.removedAt)
			)
		);
	if (!found) throw new Problem('not-found');
	return found;
}

/** A file of it that is on its way, or has just arrived. */
export async function publishedUpload(
	db: Tx | ReadDb,
	call: Call,
	given: Named & { versionId: string }
) {
	await publishedMaterial(db, call, given);
	const [found] = await db
		.select()
		.from(materialVersion)
		.where(
			and(eq(materialVersion.id, given.versionId), eq(materialVersion.materialId, given.materialId))
		);
	if (!found) throw new Problem('not-found');
	return found;
}
