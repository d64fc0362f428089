import { and, count, eq, ne, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayChoose } from '#api/domain/workshop-shift.ts';
import { Problem } from '#api/http/problem.ts';
import { signupShift } from '#db/schema/shifts.ts';
import { room, signup, workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import type { ChooseShift } from './event-contract.ts';

type Given = z.output<typeof ChooseShift> & { eventId: string };

/** A participant with a seat says which shift of a session they come to; another choice takes its place. */
export async function chooseShift(call: Call, { eventId, sessionId }: Given) {
	return call.write('signup.shift_chosen', async (tx) => {
		const of = await tx
			.select({ session: workshopSession, signupId: signup.id, seats: room.capacity })
			.from(workshopSession)
			.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
			.innerJoin(
				signup,
				and(
					eq(signup.eventId, workshopSession.eventId),
					eq(signup.personId, call.me),
					eq(signup.status, 'booked')
				)
			)
			.leftJoin(room, eq(room.id, workshopSession.roomId))
			.where(
				and(
					eq(workshopSession.id, sessionId),
					eq(workshopSession.eventId, eventId),
					eq(workshopEvent.status, 'open')
				)
			)
			.get();
		const shiftGroup = of?.session.shiftGroup;
		if (!of || !shiftGroup) throw new Problem('not-found');
		const chosen = await tx
			.select({ others: count() })
			.from(signupShift)
			.innerJoin(signup, eq(signup.id, signupShift.signupId))
			.where(
				and(
					eq(signupShift.sessionId, sessionId),
					ne(signupShift.signupId, of.signupId),
					// Who gave the place at the event back takes none in a shift.
					eq(signup.status, 'booked')
				)
			)
			.get();
		const taken = chosen?.others ?? 0;
		const may = mayChoose({ startsAt: of.session.startsAt, seats: of.seats, taken, now: call.now });
		if (!may.ok) throw new Problem(may.error.code);

		await tx
			.insert(signupShift)
			.values({ signupId: of.signupId, shiftGroup, sessionId, revision: 1, updatedAt: call.now })
			.onConflictDoUpdate({
				target: [signupShift.signupId, signupShift.shiftGroup],
				set: { sessionId, revision: sql`${signupShift.revision} + 1`, updatedAt: call.now }
			});
		return {
			subject: `signup:${of.signupId}`,
			after: { sessionId, shiftGroup },
			result: { sessionId }
		};
	});
}
