import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { sessionTrainer, trainer, workshopSession } from '#db/schema/workshops.ts';
import type { SplitSession } from './event-contract.ts';
import { insertSessions } from './insert-sessions.ts';
import { plannedSession } from './planned-session.ts';
import { checkedPlan } from './session-place.ts';
import { choseNone, tellPlan } from './tell-plan.ts';
import { managedEvent } from './visible-events.ts';

type Given = z.output<typeof SplitSession> & { eventId: string; sessionId: string };

/**
 * Gives a session once more at another time: the participants are divided among its shifts, its JP counts once. Who has
 * a seat and no shift yet is told to choose.
 */
export async function splitSession(call: Call, { eventId, sessionId, ...given }: Given) {
	return call.write('workshop_session.split', async (tx) => {
		const event = await managedEvent(tx, call, eventId);
		const of = await plannedSession(tx, event, sessionId);
		const shiftGroup = of.shiftGroup ?? call.newId('shg');
		const shift = {
			...{ title: of.title, zone: of.zone, jp: of.jp, onlineUrl: of.onlineUrl },
			...given,
			trainers: await trainersOf(tx, sessionId),
			shiftGroup
		};
		// A choice is open that was none before: whoever has it in a calendar is told so by the next number.
		await tx
			.update(workshopSession)
			.set({ shiftGroup, revision: of.revision + 1, updatedAt: call.now })
			.where(eq(workshopSession.id, sessionId));
		const clashes = await checkedPlan(tx, call, { event, sessions: [shift] });
		const [id = ''] = await insertSessions(tx, call, { eventId, sessions: [shift] });
		const told = await tellPlan(tx, call, {
			...{ event, session: await plannedSession(tx, event, id), kind: 'session-split' },
			eventKey: `workshop_session:${id}:split`,
			...{ statuses: ['booked'], who: choseNone(shiftGroup), trainers: true }
		});
		return {
			subject: `workshop_event:${eventId}`,
			before: { sessionId, shiftGroup: of.shiftGroup },
			after: {
				sessionId: id,
				shiftGroup,
				...given,
				told,
				...(clashes.length > 0 ? { clashes } : {})
			},
			result: { sessionId: id, revision: 0 }
		};
	});
}

const trainersOf = (tx: Tx, sessionId: string) =>
	tx
		.select({ trainerId: sessionTrainer.trainerId, role: sessionTrainer.role })
		.from(sessionTrainer)
		.innerJoin(trainer, and(eq(trainer.id, sessionTrainer.trainerId), isNull(trainer.archivedAt)))
		.where(eq(sessionTrainer.sessionId, sessionId));
