import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { signupShift } from '#db/schema/shifts.ts';
import { room, signup, workshopSession } from '#db/schema/workshops.ts';
import { shiftClashes } from './shift-clashes.ts';
import type { EventParams, SetShift } from './signup-contract.ts';
import { eventOfCharge, type SignupEventRow } from './signup-events.ts';

type Given = z.output<typeof EventParams> & z.output<typeof SetShift>;

/**
 * The organiser says which shift participants come to, in the place of a choice of their own; each is told. Unlike
 * participants they may fill a room beyond its seats, or a time twice, once they saw the list.
 */
export async function setShift(call: Call, input: Given) {
	const ids = [...new Set(input.signupIds)];
	if (ids.length !== input.expected)
		throw new Problem('count-mismatch', { params: { count: ids.length } });

	return call.write('signups.shift_set', async (tx) => {
		const event = await eventOfCharge(tx, call, input.eventId);
		const shift = await shiftAt(tx, { eventId: event.id, sessionId: input.sessionId });
		if (event.status !== 'open') throw new Problem('event-not-open');
		const rows = await seated(tx, { eventId: event.id, ids, group: shift.session.shiftGroup });
		const moved = rows.filter(({ chosen }) => chosen !== shift.session.id);
		const clashes =
			moved.length > 0
				? await shiftClashes(tx, { ...shift, signupIds: moved.map(({ id }) => id) })
				: [];
		if (clashes.length > 0 && !input.acceptClashes)
			throw new Problem('clash', { params: { clashes } });

		if (moved.length > 0) await move(tx, call, { ...shift, event, moved });
		const done = rows.map(({ id }) => id);
		const left = ids.filter((id) => !done.includes(id));
		return {
			subject: `workshop-event:${event.id}`,
			before: moved.map(({ id, chosen }) => ({ signupId: id, sessionId: chosen })),
			after: {
				sessionId: shift.session.id,
				signupIds: moved.map(({ id }) => id),
				...(clashes.length > 0 ? { clashes } : {})
			},
			result: { done, left }
		};
	});
}

async function shiftAt(tx: Tx, given: { eventId: string; sessionId: string }) {
	const found = await tx
		.select({ session: workshopSession, room: { name: room.name, capacity: room.capacity } })
		.from(workshopSession)
		.leftJoin(room, eq(room.id, workshopSession.roomId))
		.where(
			and(
				eq(workshopSession.id, given.sessionId),
				eq(workshopSession.eventId, given.eventId),
				isNotNull(workshopSession.shiftGroup)
			)
		)
		.get();
	const shiftGroup = found?.session.shiftGroup;
	if (!found || !shiftGroup) throw new Problem('not-found');
	return { session: { ...found.session, shiftGroup }, room: found.room };
}
type Shift = Awaited<ReturnType<typeof shiftAt>>;

/** Of those who were picked, who has a seat, and which shift they come to so far. */
const seated = (tx: Tx, given: { eventId: string; ids: string[]; group: string }) =>
	tx
		.select({ id: signup.id, personId: signup.personId, chosen: signupShift.sessionId })
		.from(signup)
		.leftJoin(
			signupShift,
			and(eq(signupShift.signupId, signup.id), eq(signupShift.shiftGroup, given.group))
		)
		.where(
			and(
				inArray(signup.id, given.ids),
				eq(signup.eventId, given.eventId),
				eq(signup.status, 'booked')
			)
		);
type Seated = Awaited<ReturnType<typeof seated>>;

async function move(
	tx: Tx,
	call: Call,
	{ session, room: place, event, moved }: Shift & { event: SignupEventRow; moved: Seated }
) {
	const { id: sessionId, shiftGroup } = session;
	await tx
		.insert(signupShift)
		.values(
			moved.map(({ id }) => ({
				signupId: id,
				shiftGroup,
				sessionId,
				revision: 1,
				updatedAt: call.now
			}))
		)
		.onConflictDoUpdate({
			target: [signupShift.signupId, signupShift.shiftGroup],
			set: { sessionId, revision: sql`${signupShift.revision} + 1`, updatedAt: call.now }
		});
	const facts = {
		course: event.title,
		eventId: event.id,
		session: session.title,
		startsAt: session.startsAt.toISOString(),
		zone: session.zone,
		place: place?.name ?? null
	};
	await announce(
		tx,
		call,
		moved.flatMap(({ id, personId }) =>
			personId === null
				? []
				: [
						{
							kind: 'shift-set' as const,
							facts,
							personId,
							eventKey: `signup:${id}:shift:${call.now.getTime()}`
						}
					]
		)
	);
}
