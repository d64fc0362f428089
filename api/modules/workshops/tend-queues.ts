import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { course } from '#db/schema/catalogue.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import { offerSeats } from './offer-seats.ts';
import { recordSteps } from './record-steps.ts';

const aTurn = 200;

/** Ends the offers that nobody took, and offers every free seat to the next who waits. */
export async function tendQueues(call: Call) {
	await endOffers(call);
	for (const { id } of await eventsWithFreeSeats(call)) await offerSeats(call, id);
}

/**
 * Who did not answer goes back into the queue, behind everybody who has not been asked yet. Of what has begun meanwhile
 * there is nothing to be told, and an event that is off keeps its offers: it may come back.
 */
async function endOffers(call: Call) {
	const due = and(
		eq(signup.status, 'offered'),
		lte(signup.offerEndsAt, call.now),
		sql`exists (select 1 from workshop_event e where e.id = ${signup.eventId} and e.status <> 'cancelled')`
	);
	const found = await call.db
		.select({
			id: signup.id,
			personId: signup.personId,
			eventId: signup.eventId,
			title: course.title,
			endedAt: signup.offerEndsAt,
			begun: sql<number>`exists (select 1 from workshop_session s
				where s.event_id = ${signup.eventId} and s.starts_at <= ${call.now.getTime()})`
		})
		.from(signup)
		.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
		.innerJoin(course, eq(course.id, workshopEvent.courseId))
		.where(due)
		.orderBy(asc(signup.offerEndsAt))
		.limit(aTurn);
	if (found.length === 0) return;

	await call.write('signups.lapsed', async (tx) => {
		const ids = found.map((each) => each.id);
		const lapsed = await tx
			.update(signup)
			.set({ status: 'waitlisted', offerEndsAt: null, updatedAt: call.now })
			.where(and(inArray(signup.id, ids), due))
			.returning({ id: signup.id });
		const gone = new Set(lapsed.map((each) => each.id));
		await recordSteps(
			tx,
			call,
			lapsed.map((each) => ({ signupId: each.id, status: 'waitlisted' as const }))
		);
		await announce(
			tx,
			call,
			found.flatMap(({ id, personId, eventId, title, endedAt, begun }) =>
				gone.has(id) && personId && !begun
					? [
							{
								kind: 'signup-lapsed' as const,
								personId,
								eventKey: `signup:${id}:lapsed:${endedAt?.getTime() ?? 0}`,
								facts: { course: title, eventId }
							}
						]
					: []
			)
		);
		return { subject: 'signup:many', after: { lapsed: [...gone] }, result: null };
	});
}

/** Events where somebody waits although a seat is free. */
const eventsWithFreeSeats = (call: Call) =>
	call.db
		.select({ id: workshopEvent.id })
		.from(workshopEvent)
		.where(
			and(
				eq(workshopEvent.status, 'open'),
				sql`coalesce(${workshopEvent.capacity}, 1000000) > (
					select count(*) from signup s where s.event_id = ${workshopEvent.id} and s.status in ('booked', 'offered'))`,
				sql`exists (select 1 from signup w where w.event_id = ${workshopEvent.id} and w.status = 'waitlisted')`
			)
		);
