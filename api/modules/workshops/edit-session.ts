import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { room, sessionTrainer, workshopSession, type workshopEvent } from '#db/schema/workshops.ts';
import type { SaveSession } from './event-contract.ts';
import { insertTrainers } from './insert-sessions.ts';
import { plannedSession } from './planned-session.ts';
import { checkedPlan } from './session-place.ts';
import { tellParticipants } from './tell-participants.ts';
import { managedEvent } from './visible-events.ts';

type Given = SaveSession & { eventId: string; sessionId: string };
type Session = typeof workshopSession.$inferSelect;

/** Changes or moves a session. Whoever comes is told when its time or place is another. */
export async function editSession(call: Call, { eventId, sessionId, ...given }: Given) {
	return call.write('workshop_session.changed', async (tx) => {
		const event = await managedEvent(tx, call, eventId);
		const before = await plannedSession(tx, event, sessionId);
		const clashes = await checkedPlan(tx, {
			event,
			sessions: [{ ...given, shiftGroup: before.shiftGroup }],
			instead: [sessionId]
		});
		const { trainers, acceptClashes: _, ...facts } = given;
		const revision = before.revision + 1;
		await tx
			.update(workshopSession)
			.set({ ...facts, revision, updatedAt: call.now })
			.where(eq(workshopSession.id, sessionId));
		// All shifts are worth the same: whoever may choose must not choose by JP.
		if (before.shiftGroup && given.jp !== before.jp)
			await tx
				.update(workshopSession)
				.set({ jp: given.jp, updatedAt: call.now })
				.where(eq(workshopSession.shiftGroup, before.shiftGroup));
		await tx.delete(sessionTrainer).where(eq(sessionTrainer.sessionId, sessionId));
		await insertTrainers(tx, { sessionId, trainers });
		const after = { ...before, ...facts, revision };
		const told =
			event.status === 'open' && isMoved(before, after)
				? await tellMoved(tx, call, { event, session: after })
				: 0;
		return {
			subject: `workshop_event:${eventId}`,
			before,
			after: { sessionId, ...given, told, ...(clashes.length > 0 ? { clashes } : {}) },
			result: { sessionId, revision }
		};
	});
}

const isMoved = (before: Session, after: Session) =>
	before.startsAt.getTime() !== after.startsAt.getTime() ||
	before.endsAt.getTime() !== after.endsAt.getTime() ||
	before.roomId !== after.roomId ||
	before.onlineUrl !== after.onlineUrl;

async function tellMoved(
	tx: Tx,
	call: Call,
	{ event, session }: { event: typeof workshopEvent.$inferSelect; session: Session }
) {
	const of = await tx
		.select({ title: course.title })
		.from(course)
		.where(eq(course.id, event.courseId))
		.get();
	const place = session.roomId
		? await tx.select({ name: room.name }).from(room).where(eq(room.id, session.roomId)).get()
		: undefined;
	return tellParticipants(tx, call, {
		eventId: event.id,
		eventKey: `workshop_session:${session.id}:moved:${session.revision}`,
		told: {
			kind: 'session-moved',
			facts: {
				course: of?.title ?? '',
				eventId: event.id,
				session: session.title,
				startsAt: session.startsAt.toISOString(),
				zone: session.zone,
				place: place?.name ?? null
			}
		}
	});
}
