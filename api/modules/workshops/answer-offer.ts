import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { closedToEntry } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { signup } from '#db/schema/workshops.ts';
import { offerSeats } from './offer-seats.ts';
import { personClashes } from './person-clashes.ts';
import { recordSteps } from './record-steps.ts';
import type { AnswerOffer, SignupParams } from './signup-contract.ts';
import { announcedEvent } from './signup-events.ts';
import { ownClash } from './signup-refusal.ts';
import { tellSignup } from './tell-signup.ts';

type Given = z.output<typeof SignupParams> & z.output<typeof AnswerOffer>;

/** The person takes an offered seat, or leaves it to the next; after its time, or once the event is off or begun, it is gone. */
export async function answerOffer(call: Call, { signupId, answer, acceptClashes }: Given) {
	const answered = await call.write('signup.answered', async (tx) => {
		const row = await tx
			.select()
			.from(signup)
			.where(and(eq(signup.id, signupId), eq(signup.personId, call.me)))
			.get();
		if (!row) throw new Problem('not-found');
		const event = await announcedEvent(tx, row.eventId);
		if (row.status !== 'offered')
			throw new Problem('signup-state', { params: { status: row.status } });
		const closed = answer === 'accept' ? closedToEntry(event, call.now) : null;
		if (closed) throw new Problem('signup-not-open', { params: { reason: closed } });
		if (row.offerEndsAt && row.offerEndsAt <= call.now) throw new Problem('offer-over');

		const clashesOf = await personClashes(tx, {
			eventIds: answer === 'accept' ? [row.eventId] : [],
			people: [call.me]
		});
		const clashes = clashesOf(row.eventId, call.me);
		if (clashes.length > 0 && !acceptClashes) throw ownClash(clashes);

		const status = answer === 'accept' ? ('booked' as const) : ('cancelled' as const);
		await tx
			.update(signup)
			.set({ status, offerEndsAt: null, updatedAt: call.now })
			.where(eq(signup.id, signupId));
		await recordSteps(tx, call, [{ signupId, status }]);
		await tellSignup(tx, call, {
			event,
			moved: [{ signupId, personId: row.personId, unitId: row.unitId, status }]
		});
		return {
			subject: `signup:${signupId}`,
			before: { status: row.status },
			after: { eventId: row.eventId, status, ...(clashes.length > 0 ? { clashes } : {}) },
			result: { signupId, eventId: row.eventId, status }
		};
	});
	if (answered.status === 'cancelled') call.later(offerSeats(call.asSystem(), answered.eventId));
	return answered;
}
