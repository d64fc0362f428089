import type { Call } from '#api/call.ts';
import { mayPlan } from '#api/domain/workshop-event.ts';
import { Problem } from '#api/http/problem.ts';
import type { SaveSession } from './event-contract.ts';
import { insertSessions } from './insert-sessions.ts';
import { checkedPlan } from './session-place.ts';
import { plannedSession } from './planned-session.ts';
import { tellPlan } from './tell-plan.ts';
import { managedEvent } from './visible-events.ts';

/** One more dated part of an event. Of an open one everybody on the list is told. */
export async function addSession(
	call: Call,
	{ eventId, ...given }: SaveSession & { eventId: string }
) {
	return call.write('workshop_session.added', async (tx) => {
		const event = await managedEvent(tx, call, eventId);
		if (!mayPlan(event.status))
			throw new Problem('event-state', { params: { status: event.status } });
		const clashes = await checkedPlan(tx, call, { event, sessions: [given] });
		const [sessionId = ''] = await insertSessions(tx, call, { eventId, sessions: [given] });
		const told = await tellPlan(tx, call, {
			...{ event, session: await plannedSession(tx, event, sessionId), kind: 'session-added' },
			...{ eventKey: `workshop_session:${sessionId}:added`, trainers: true }
		});
		return {
			subject: `workshop_event:${eventId}`,
			after: { sessionId, ...given, told, ...(clashes.length > 0 ? { clashes } : {}) },
			result: { sessionId, revision: 0 }
		};
	});
}
