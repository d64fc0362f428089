import { and, eq, inArray, isNull, lte, ne } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { tellParticipants } from '#api/modules/workshops/index.ts';
import { material } from '#db/schema/material.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import { course } from '#db/schema/catalogue.ts';
import { heldAt, isVisible, materialRulesOf, materialsRead } from './material-rows.ts';
import { sessionsRead } from './visible.ts';

/**
 * Every minute: tells participants of what they can see and were not told of yet, an event at a time, once its
 * trainers have paused, so that ten files are one message.
 */
export async function tellMaterial(call: Call) {
	const { tellAfterMs } = materialRulesOf(await call.rules());
	const quietSince = new Date(call.now.getTime() - tellAfterMs);
	const waiting = await call.db
		.selectDistinct({ eventId: material.eventId, course: course.title })
		.from(material)
		.innerJoin(workshopEvent, eq(workshopEvent.id, material.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.where(
			and(
				isNull(material.toldAt),
				isNull(material.removedAt),
				lte(material.updatedAt, quietSince),
				ne(workshopEvent.status, 'draft'),
				ne(workshopEvent.status, 'cancelled')
			)
		);
	for (const event of waiting) await tellEvent(call, { ...event, quietSince });
}

type Waiting = { eventId: string; course: string; quietSince: Date };

async function tellEvent(call: Call, { eventId, course: title, quietSince }: Waiting) {
	const [sessions, rows] = await call.readAll([
		sessionsRead(call.db, eventId),
		materialsRead(call.db, eventId)
	]);
	const news = rows
		.filter(({ material: of }) => of.toldAt === null)
		.filter((row) => isVisible(row, sessions, call.now));
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
						facts: { course: title, eventId, count: told.length, first: first.material.title }
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

const newsMs = 7 * 86_400_000;

/** It was changed, or its time came, not longer than a week ago: what a stopped portal did not tell then is no news. */
const isNews = (moments: readonly (Date | null)[], now: Date) =>
	moments.some((at) => at !== null && at <= now && now.getTime() - at.getTime() < newsMs);
