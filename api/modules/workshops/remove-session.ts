import { count, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { material } from '#db/schema/material.ts';
import { attendanceMark, sessionTrainer, workshopSession } from '#db/schema/workshops.ts';
import { plannedSession } from './planned-session.ts';
import { managedEvent } from './visible-events.ts';

type Given = { eventId: string; sessionId: string };

/** Takes a session out of the plan. Where somebody was marked present it stays; so does the last one of an open event. */
export async function removeSession(call: Call, { eventId, sessionId }: Given) {
	return call.write('workshop_session.removed', async (tx) => {
		const event = await managedEvent(tx, call, eventId);
		const before = await plannedSession(tx, event, sessionId);
		if (await hasMarks(tx, sessionId)) throw new Problem('session-attended');
		const held = await tx
			.select({ rows: count() })
			.from(workshopSession)
			.where(eq(workshopSession.eventId, eventId))
			.get();
		if (event.status === 'open' && (held?.rows ?? 0) <= 1)
			throw new Problem('event-without-sessions');

		// What was handed out there is handed out at the event.
		await tx.update(material).set({ sessionId: null }).where(eq(material.sessionId, sessionId));
		await tx.delete(sessionTrainer).where(eq(sessionTrainer.sessionId, sessionId));
		await tx.delete(workshopSession).where(eq(workshopSession.id, sessionId));
		return { subject: `workshop_event:${eventId}`, before, result: { done: true as const } };
	});
}

async function hasMarks(tx: Tx, sessionId: string) {
	const mark = await tx
		.select({ id: attendanceMark.id })
		.from(attendanceMark)
		.where(eq(attendanceMark.sessionId, sessionId))
		.limit(1)
		.get();
	return mark !== undefined;
}
