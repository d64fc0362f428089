import { and, asc, eq, gt, inArray, isNull, lte, notInArray, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { tellParticipants } from '#api/modules/workshops/index.ts';
import { course } from '#db/schema/catalogue.ts';
import { material } from '#db/schema/material.ts';
import { workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import { fileOf, heldAt, isVisible, materialRulesOf } from './material-rows.ts';
import type { SessionRow } from './visible.ts';

/**
 * Every minute: tells participants of what they can see and were not told of yet, an event at a time, once its
 * trainers have paused, so that ten files are one message.
 */
export async function tellMaterial(call: Call) {
	const { tellAfterMs } = materialRulesOf(await call.rules());
	const quietSince = new Date(call.now.getTime() - tellAfterMs);
	const [rows, sessions] = await waiting(call, quietSince);
	for (const [eventId, own] of Map.groupBy(rows, (row) => row.material.eventId)) {
		const held = sessions.filter((session) => session.eventId === eventId);
		await tellEvent(call, { eventId, rows: own, sessions: held, quietSince });
	}
}

const newsMs = 7 * 86_400_000;

/**
 * What nobody was told of yet where something stirred within a week: it was changed, or a session began or ended.
 * What waits for a day far off, or is never to be seen, is not looked at. All events in one round trip.
 */
function waiting(call: Call, quietSince: Date) {
	const { db, now } = call;
	const newsSince = new Date(now.getTime() - newsMs);
	const isUntold = and(isNull(material.toldAt), isNull(material.removedAt));
	const { startsAt, endsAt } = workshopSession;
	const stirred = db
		.select({ eventId: material.eventId })
		.from(material)
		.where(and(isUntold, gt(material.updatedAt, newsSince), lte(material.updatedAt, quietSince)))
		.union(
			db
				.select({ eventId: workshopSession.eventId })
				.from(workshopSession)
				.where(
					or(
						and(gt(startsAt, newsSince), lte(startsAt, now)),
						and(gt(endsAt, newsSince), lte(endsAt, now))
					)
				)
		);
	return call.readAll([
		db
			.select({ material, file: fileOf, course: course.title })
			.from(material)
			.innerJoin(workshopEvent, eq(workshopEvent.id, material.eventId))
			.innerJoin(course, eq(course.id, workshopEvent.courseId))
			.where(
				and(
					isUntold,
					inArray(material.eventId, stirred),
					notInArray(workshopEvent.status, ['draft', 'cancelled'])
				)
			)
			.orderBy(asc(material.position), asc(material.id)),
		db.select().from(workshopSession).where(inArray(workshopSession.eventId, stirred))
	]);
}

type Waiting = {
	eventId: string;
	rows: Awaited<ReturnType<typeof waiting>>[0];
	sessions: readonly SessionRow[];
	quietSince: Date;
};

async function tellEvent(call: Call, { eventId, rows, sessions, quietSince }: Waiting) {
	const news = rows.filter((row) => isVisible(row, sessions, call.now));
	const isPaused = news.every(({ material: of }) => of.updatedAt <= quietSince);
	if (news.length === 0 || !isPaused) return;

	const ids = news.map(({ material: of }) => of.id);
	const fresh = news.filter(({ material: of }) => {
		const { startsAt, endsAt } = heldAt(of.sessionId, sessions);
		return isNews([of.updatedAt, startsAt, endsAt], call.now);
	});
	await call.write('material.told', async (tx) => {
		// Another turn may have told of them meanwhile.
		const taken = await tx
			.update(material)
			.set({ toldAt: call.now })
			.where(and(inArray(material.id, ids), isNull(material.toldAt)))
			.returning({ id: material.id });
		const told = fresh.filter(({ material: of }) => taken.some(({ id }) => id === of.id));
		const [first] = told;
		const people = first
			? await tellParticipants(tx, call, {
					eventId,
					told: {
						kind: 'material-published',
						facts: {
							course: first.course,
							eventId,
							count: told.length,
							first: first.material.title
						}
					},
					eventKey: `material:${eventId}:${call.now.getTime()}`,
					statuses: ['booked']
				})
			: 0;
		return {
			subject: `workshop_event:${eventId}`,
			after: { materials: taken.length, people },
			result: null
		};
	});
}

/** It was changed, or its time came, not longer than a week ago: what a stopped portal did not tell then is no news. */
const isNews = (moments: readonly (Date | null)[], now: Date) =>
	moments.some((at) => at !== null && at <= now && now.getTime() - at.getTime() < newsMs);
