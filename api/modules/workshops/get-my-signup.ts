import { and, asc, eq, exists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayAsk, mayCancel, wasRemoved } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { signup, signupStatus, workshopEvent } from '#db/schema/workshops.ts';
import { eligibilityFrom, requirementsRead } from './eligibility-facts.ts';
import { queueFrom, queueReads, type QueueAnswers } from './queue-facts.ts';
import { freeSeats } from './seats.ts';
import type { MySignup } from './signup-contract.ts';
import { announced, signupEvents } from './signup-events.ts';

/** Where the caller stands with an event. One round trip; another where something is asked of who is not on the list, and for somebody who waits. */
export async function getMySignup(
	call: Call,
	{ eventId }: { eventId: string }
): Promise<z.output<typeof MySignup>> {
	const own = and(eq(signup.eventId, eventId), eq(signup.personId, call.me));
	const me = alias(signup, 'me');
	const waits = and(eq(me.eventId, eventId), eq(me.personId, call.me), eq(me.status, 'waitlisted'));
	const [[event], [seats], [held], steps, rows, ...queue] = await call.readAll([
		signupEvents(call.db).where(and(eq(workshopEvent.id, eventId), announced)),
		call.db
			.select({
				left: freeSeats(eventId),
				waiting: sql<number>`(select count(*) from signup w where w.event_id = ${eventId} and w.status = 'waitlisted')`
			})
			.from(sql`(select 1)`),
		call.db.select().from(signup).where(own),
		call.db
			.select({
				...{ status: signupStatus.status, reason: signupStatus.reason },
				...{ at: signupStatus.at, by: signupStatus.by }
			})
			.from(signupStatus)
			.innerJoin(signup, eq(signup.id, signupStatus.signupId))
			.where(own)
			.orderBy(asc(signupStatus.at), asc(signupStatus.id)),
		requirementsRead(call, eventId),
		// Nothing unless the caller waits.
		...queueReads(
			call,
			eventId,
			exists(
				call.db
					.select({ one: sql`1` })
					.from(me)
					.where(waits)
			)
		)
	]);
	if (!event) throw new Problem('not-found');

	const may = mayAsk({ event, held: null, now: call.now });
	const removed = wasRemoved(steps.at(-1), call.me);
	const invited = mayAsk({ event, held: held?.status ?? null, removed, now: call.now });
	// Whoever is on the list was let onto it: what it asks is not asked of them again.
	const isListed = !invited.ok && invited.error.code === 'already-signed-up';
	const standing = await eligibilityFrom(call, {
		...{ eventId, people: [call.me] },
		rows: isListed ? [] : rows
	});
	const { requirements, exception, missing } = standing(call.me);
	const place = held?.status === 'waitlisted' ? await placeIn(call, queue, held.id) : null;
	const refused = removed && !invited.ok ? invited.error : may.ok ? null : may.error;
	const closed = invited.ok ? null : refused;
	return {
		event: {
			id: event.id,
			title: event.title,
			number: event.number,
			status: event.status,
			registration: event.registration,
			approval: event.approval,
			organiser: event.organiser,
			capacity: event.capacity,
			seatsLeft: typeof seats?.left === 'number' ? Math.max(0, seats.left) : null,
			waiting: seats?.waiting ?? 0,
			zone: event.zone,
			startsAt: event.startsAt?.toISOString() ?? null,
			closesAt: event.closesAt?.toISOString() ?? null,
			cancelUntil: event.cancelUntil?.toISOString() ?? null
		},
		signup: held
			? {
					id: held.id,
					status: held.status,
					source: held.source,
					offerEndsAt: held.offerEndsAt?.toISOString() ?? null,
					steps: steps.map(({ by: _, at, ...step }) => ({ ...step, at: at.toISOString() })),
					place
				}
			: null,
		closed: closed?.code === 'signup-not-open' ? closed.reason : null,
		mayCancel: held ? mayCancel({ status: held.status, event, now: call.now }).ok : false,
		requirements,
		exception,
		eligible: missing.length === 0
	};
}

async function placeIn(call: Call, waiting: QueueAnswers, signupId: string) {
	const queue = await queueFrom(call, waiting);
	const at = queue.findIndex((each) => each.signupId === signupId);
	const own = queue[at];
	if (!own) return null;
	const { gap, belowTarget, unitSeats, passed } = own;
	return { number: at + 1, of: queue.length, gap, belowTarget, unitSeats, passed };
}
