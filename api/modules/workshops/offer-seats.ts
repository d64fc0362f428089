import { and, eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { closedToEntry } from '#api/domain/signup.ts';
import { offerEnd } from '#api/domain/signup-queue.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import { queueOf } from './queue-of.ts';
import { recordSteps } from './record-steps.ts';
import { freeSeats } from './seats.ts';
import { signupEvents } from './signup-events.ts';
import { tellSignup } from './tell-signup.ts';

/**
 * Offers the free seats of an event to the first who wait. How many are free is counted by the statement
 * that offers them: two people who give up at once free two seats, never three.
 */
export async function offerSeats(call: Call, eventId: string) {
	const [event] = await signupEvents(call.db).where(eq(workshopEvent.id, eventId));
	if (!event || closedToEntry(event, call.now)) return;
	const queue = await queueOf(call, eventId);
	if (queue.length === 0) return;
	const { value: hours } = (await call.rules()).number('pendaftaran.konfirmasi_jam');
	const offerEndsAt = offerEnd({ now: call.now, hours, startsAt: event.startsAt });

	await call.write('signup.offered', async (tx) => {
		const order = JSON.stringify(queue.map((each) => each.signupId));
		const first = sql`
			select w.value from json_each(${order}) w
			join signup s on s.id = w.value and s.status = 'waitlisted'
			order by w.key
			limit max(0, coalesce(${freeSeats(eventId)}, ${queue.length}))`;
		const offered = await tx
			.update(signup)
			.set({ status: 'offered', offerEndsAt, updatedAt: call.now })
			.where(and(eq(signup.status, 'waitlisted'), sql`${signup.id} in (${first})`))
			.returning({ signupId: signup.id, personId: signup.personId, unitId: signup.unitId });
		const moved = offered.map((each) => ({ ...each, status: 'offered' as const, offerEndsAt }));
		await recordSteps(tx, call, moved);
		await tellSignup(tx, call, { event, moved });
		return {
			subject: `workshop-event:${eventId}`,
			after: { offered: offered.map((each) => each.signupId) },
			result: { offered: offered.length }
		};
	});
}
