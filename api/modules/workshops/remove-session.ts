import { and, count, eq, inArray, ne, not, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { attendanceScan, attendanceSheet, roomPin, roomPinUse } from '#db/schema/attendance.ts';
import { material } from '#db/schema/material.ts';
import { signupShift } from '#db/schema/shifts.ts';
import {
	attendanceMark,
	sessionTrainer,
	workshopSession,
	type workshopEvent
} from '#db/schema/workshops.ts';
import { plannedSession } from './planned-session.ts';
import { chose, tellPlan, type PlannedSession } from './tell-plan.ts';
import { managedEvent } from './visible-events.ts';

type Given = { eventId: string; sessionId: string };

/**
 * Takes a session out of the plan, and tells who would have come. Where somebody was marked or waits to be it stays; so
 * does the last one of an open event.
 */
export async function removeSession(call: Call, { eventId, sessionId }: Given) {
	return call.write('workshop_session.removed', async (tx) => {
		const event = await managedEvent(tx, call, eventId);
		const before = await plannedSession(tx, event, sessionId);
		if (await wasAttended(tx, sessionId)) throw new Problem('session-attended');
		const held = await tx
			.select({ rows: count() })
			.from(workshopSession)
			.where(eq(workshopSession.eventId, eventId))
			.get();
		if (event.status === 'open' && (held?.rows ?? 0) <= 1)
			throw new Problem('event-without-sessions');

		// What was handed out there is handed out at the event.
		await tx.update(material).set({ sessionId: null }).where(eq(material.sessionId, sessionId));
		const told = before.shiftGroup
			? await leaveShifts(tx, call, { event, gone: before, shiftGroup: before.shiftGroup })
			: await tellPlan(tx, call, {
					...{ event, session: before, kind: 'session-removed' as const, trainers: true as const },
					eventKey: `workshop_session:${sessionId}:removed`
				});
		await dropPapers(tx, sessionId);
		await tx.delete(sessionTrainer).where(eq(sessionTrainer.sessionId, sessionId));
		await tx.delete(workshopSession).where(eq(workshopSession.id, sessionId));
		return {
			subject: `workshop_event:${eventId}`,
			before,
			after: { told },
			result: { done: true as const }
		};
	});
}

type Leaving = {
	event: typeof workshopEvent.$inferSelect;
	gone: PlannedSession;
	shiftGroup: string;
};

/** Who had chosen it chooses again; a shift that is left alone is an ordinary session once more, for everybody. */
async function leaveShifts(tx: Tx, call: Call, { event, gone, shiftGroup }: Leaving) {
	const others = await tx
		.select()
		.from(workshopSession)
		.where(and(eq(workshopSession.shiftGroup, shiftGroup), ne(workshopSession.id, gone.id)));
	const [left] = others;
	const alone = others.length === 1 ? left : undefined;
	const eventKey = `workshop_session:${gone.id}:removed`;
	const told = await tellPlan(tx, call, {
		...{ event, eventKey, session: gone, statuses: ['booked'], trainers: true },
		// Where one is left, who comes hears of that one instead.
		...{ kind: alone ? 'session-removed' : 'shift-removed', who: alone ? sql`0` : chose(gone.id) }
	});
	const moved = alone
		? await tellPlan(tx, call, {
				...{ event, session: alone, kind: 'session-moved', statuses: ['booked'] },
				...{ eventKey: `${eventKey}:left`, who: not(chose(alone.id)) }
			})
		: 0;
	await tx
		.update(signupShift)
		.set({
			sessionId: null,
			revision: sql`${signupShift.revision} + 1`,
			updatedAt: call.now
		})
		.where(eq(signupShift.sessionId, gone.id));
	if (alone) await joinAgain(tx, call, { id: alone.id, shiftGroup });
	return told + moved;
}

async function joinAgain(
	tx: Tx,
	call: Call,
	{ id, shiftGroup }: { id: string; shiftGroup: string }
) {
	// Its number in calendars stays above what any choice made of it.
	const most = sql`coalesce((select max(c.revision) from signup_shift c
		join signup s on s.id = c.signup_id
		where s.event_id = ${workshopSession.eventId} and c.shift_group = ${shiftGroup}), 0)`;
	await tx
		.update(workshopSession)
		.set({
			shiftGroup: null,
			revision: sql`${workshopSession.revision} + 1 + ${most}`,
			updatedAt: call.now
		})
		.where(eq(workshopSession.id, id));
}

async function wasAttended(tx: Tx, sessionId: string) {
	const mark = await tx
		.select({ id: attendanceMark.id })
		.from(attendanceMark)
		.where(eq(attendanceMark.sessionId, sessionId))
		.limit(1)
		.get();
	const scan = await tx
		.select({ id: attendanceScan.id })
		.from(attendanceScan)
		.where(eq(attendanceScan.sessionId, sessionId))
		.limit(1)
		.get();
	return mark !== undefined || scan !== undefined;
}

/** Lists that were printed for it and PINs for its door are of no use to another session. */
async function dropPapers(tx: Tx, sessionId: string) {
	const pins = tx.select({ id: roomPin.id }).from(roomPin).where(eq(roomPin.sessionId, sessionId));
	await tx.delete(roomPinUse).where(inArray(roomPinUse.roomPinId, pins));
	await tx.delete(roomPin).where(eq(roomPin.sessionId, sessionId));
	await tx.delete(attendanceSheet).where(eq(attendanceSheet.sessionId, sessionId));
}
