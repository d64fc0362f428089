import { and, eq, exists, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { withinUnits } from '#api/modules/competencies/index.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { unit } from '#db/schema/organisation.ts';
import {
	room,
	sessionTrainer,
	trainer,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';

/** The condition that the caller manages the event: it lies in their units, or they manage everywhere. */
export function managedEvent(call: Call): SQL {
	const scope = call.scopeOf('workshop.manage');
	if (scope.kind === 'all') return sql`1`;
	if (scope.kind !== 'units') return sql`0`;
	const units = call.db.select({ id: unit.id }).from(unit).where(withinUnits(scope.unitPaths));
	return sql`${workshopEvent.unitId} in ${units}`;
}

/** The condition that the caller teaches at the session at hand. */
function taughtSession(call: Call): SQL {
	const { personId } = call.actor;
	if (!personId) return sql`0`;
	return exists(
		call.db
			.select({ one: sql`1` })
			.from(sessionTrainer)
			.innerJoin(trainer, eq(trainer.id, sessionTrainer.trainerId))
			.where(and(eq(sessionTrainer.sessionId, workshopSession.id), eq(trainer.personId, personId)))
	);
}

/** The condition that the caller is in charge of a session: its trainers, and who manages the event. */
export const chargedSession = (call: Call): SQL =>
	or(taughtSession(call), managedEvent(call)) ?? sql`0`;

/** Sessions with what both screens say about them. */
export const sessionsQuery = (db: Tx | ReadDb) =>
	db
		.select({
			session: workshopSession,
			event: workshopEvent,
			course: course.title,
			room: {
				name: room.name,
				latitude: room.latitude,
				longitude: room.longitude,
				radius: room.radius
			}
		})
		.from(workshopSession)
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.leftJoin(room, eq(room.id, workshopSession.roomId));

export type SessionRow = Awaited<ReturnType<typeof sessionsQuery>>[number];

/** A session that the caller is in charge of, or the answer of one that does not exist. */
export async function visibleSession(db: Tx | ReadDb, call: Call, sessionId: string) {
	const [found] = await sessionsQuery(db).where(
		and(eq(workshopSession.id, sessionId), chargedSession(call))
	);
	if (!found) throw new Problem('not-found');
	return found;
}

export const sessionOut = ({ session, event, course: title, room: place }: SessionRow) => ({
	id: session.id,
	eventId: event.id,
	course: title,
	number: event.number,
	title: session.title,
	startsAt: session.startsAt.toISOString(),
	endsAt: session.endsAt.toISOString(),
	zone: session.zone,
	room: place?.name ?? null,
	online: session.onlineUrl !== null
});
