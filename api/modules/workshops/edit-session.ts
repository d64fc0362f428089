import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { sessionTrainer, workshopSession } from '#db/schema/workshops.ts';
import type * as z from 'zod';
import type { EditSession } from './event-contract.ts';
import { insertTrainers } from './insert-sessions.ts';
import { plannedSession } from './planned-session.ts';
import { checkedPlan } from './session-place.ts';
import { chose, tellPlan, type PlannedSession } from './tell-plan.ts';
import { managedEvent } from './visible-events.ts';

type Given = z.output<typeof EditSession> & { eventId: string; sessionId: string };

/** Changes or moves a session. Whoever comes to it or teaches there is told when its time or place is another. */
export async function editSession(
	call: Call,
	{ eventId, sessionId, revision: read, ...given }: Given
) {
	return call.write('workshop_session.changed', async (tx) => {
		const event = await managedEvent(tx, call, eventId);
		const before = await plannedSession(tx, event, sessionId);
		if (read !== undefined && read !== before.revision)
			throw new Problem('conflict', { params: { reason: 'changed' } });
		const clashes = await checkedPlan(tx, call, {
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
		const told = isMoved(before, after)
			? await tellPlan(tx, call, {
					...{ event, session: after, kind: 'session-moved' as const, trainers: true as const },
					eventKey: `workshop_session:${sessionId}:moved:${revision}`,
					...(before.shiftGroup ? { who: chose(sessionId) } : {})
				})
			: 0;
		return {
			subject: `workshop_event:${eventId}`,
			before,
			after: { sessionId, ...given, told, ...(clashes.length > 0 ? { clashes } : {}) },
			result: { sessionId, revision }
		};
	});
}

const isMoved = (before: PlannedSession, after: PlannedSession) =>
	before.startsAt.getTime() !== after.startsAt.getTime() ||
	before.endsAt.getTime() !== after.endsAt.getTime() ||
	before.roomId !== after.roomId ||
	before.onlineUrl !== after.onlineUrl;
