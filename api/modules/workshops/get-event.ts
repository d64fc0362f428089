import { and, count, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { warningsOf } from '#api/domain/event-plan.ts';
import { Problem } from '#api/http/problem.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import { attendedEvent } from './attended-event.ts';
import type { EventOut } from './event-contract.ts';
import { eventRowOf, eventRowsRead } from './event-rows.ts';
import { sessionOut, sessionsRead, sessionTrainersRead } from './session-rows.ts';
import { shiftOf, shiftsRead } from './shift-rows.ts';
import { liveStatuses } from './tell-participants.ts';
import { eventInReach, manageableEvent } from './visible-events.ts';

/** One event with its sessions; the plan's warnings for whoever plans it. One round trip. */
export async function getEvent(call: Call, { eventId }: { eventId: string }): Promise<EventOut> {
	const [[row], [planned], sessions, trainers, [live], chosen] = await call.readAll([
		eventRowsRead(call).where(and(eq(workshopEvent.id, eventId), eventInReach(call))),
		call.db
			.select({ id: workshopEvent.id })
			.from(workshopEvent)
			.where(and(eq(workshopEvent.id, eventId), manageableEvent(call))),
		sessionsRead(call.db, eventId),
		sessionTrainersRead(call.db, eventId),
		call.db
			.select({ rows: count(), attended: attendedEvent(eventId) })
			.from(signup)
			.where(and(eq(signup.eventId, eventId), inArray(signup.status, [...liveStatuses]))),
		shiftsRead(call, eventId)
	]);
	if (!row) throw new Problem('not-found');

	const { event } = row;
	const mayPlan = call.can('workshop.manage') && planned !== undefined;
	const teaches = trainers.some(
		({ personId }) => personId !== null && personId === call.actor.personId
	);
	const showsLink = mayPlan || teaches || row.mine === 'booked';
	const out = sessions.map((each) =>
		sessionOut(each, { trainers, showsLink, shift: shiftOf(each.session, sessions, chosen) })
	);
	const { places: _, ...facts } = eventRowOf(row, call.now);
	return {
		...facts,
		status: event.status,
		updatedAt: event.updatedAt.toISOString(),
		approval: event.approval,
		minimum: event.minimum,
		closesAt: event.closesAt?.toISOString() ?? null,
		cancelUntil: event.cancelUntil?.toISOString() ?? null,
		note: mayPlan ? event.note : null,
		noteHtml: event.noteHtml,
		reason: event.reason,
		sessions: out,
		mayPlan,
		teaches,
		participants: mayPlan ? (live?.rows ?? 0) : null,
		attended: mayPlan && live?.attended === 1,
		warnings: mayPlan
			? warningsOf({
					courseJp: row.course.jp,
					seats: event.capacity,
					sessions: sessions.map(({ session, room }, at) => ({
						...session,
						room,
						trainers: out[at]?.trainers.length ?? 0
					}))
				})
			: []
	};
}
