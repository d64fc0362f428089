import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { firstDesk, mayAsk } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { signup } from '#db/schema/workshops.ts';
import { unitOf } from './place-of.ts';
import { recordSteps } from './record-steps.ts';
import { seatOrQueue } from './seats.ts';
import { announcedEvent } from './signup-events.ts';
import { signupRefusal } from './signup-refusal.ts';
import { tellSignup } from './tell-signup.ts';

/** Somebody asks for a seat: a desk is asked first, or there is a seat, or a place in the queue. */
export async function signUp(call: Call, { eventId }: { eventId: string }) {
	const personId = call.me;
	return call.write('signup.asked', async (tx) => {
		const event = await announcedEvent(tx, eventId);
		const own = and(eq(signup.eventId, eventId), eq(signup.personId, personId));
		const held = await tx.select({ status: signup.status }).from(signup).where(own).get();
		const may = mayAsk({ event, held: held?.status ?? null, now: call.now });
		if (!may.ok) throw signupRefusal(may.error);

		const asked = {
			status: firstDesk(event.approval) ?? seatOrQueue(eventId),
			unitId: unitOf(call, personId),
			// A place in the queue is as old as the asking, not as a registration given up long ago.
			createdAt: call.now,
			updatedAt: call.now
		};
		const [row] = await tx
			.insert(signup)
			.values({ id: call.newId('sgn'), eventId, personId, source: 'self', ...asked })
			.onConflictDoUpdate({
				target: [signup.eventId, signup.personId],
				targetWhere: sql`person_id is not null`,
				set: { ...asked, offerEndsAt: null },
				setWhere: inArray(signup.status, ['invited', 'rejected', 'cancelled'])
			})
			.returning({ id: signup.id, status: signup.status, unitId: signup.unitId });
		if (!row) throw new Problem('already-signed-up');

		await recordSteps(tx, call, [{ signupId: row.id, status: row.status }]);
		await tellSignup(tx, call, {
			event,
			moved: [{ signupId: row.id, personId, unitId: row.unitId, status: row.status }]
		});
		return {
			subject: `signup:${row.id}`,
			before: { status: held?.status ?? null },
			after: { eventId, status: row.status },
			result: { signupId: row.id, status: row.status }
		};
	});
}
