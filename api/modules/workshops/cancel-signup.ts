import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { mayCancel } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { signup } from '#db/schema/workshops.ts';
import { offerSeats } from './offer-seats.ts';
import { recordSteps } from './record-steps.ts';
import { announcedEvent } from './signup-events.ts';
import { signupRefusal } from './signup-refusal.ts';

type Given = { signupId: string; reason?: string | undefined };

/** The participant gives the place back, until the deadline of the event. */
export async function cancelSignup(call: Call, { signupId, reason = '' }: Given) {
	const cancelled = await call.write('signup.cancelled', async (tx) => {
		const row = await tx
			.select()
			.from(signup)
			.where(and(eq(signup.id, signupId), eq(signup.personId, call.me)))
			.get();
		if (!row) throw new Problem('not-found');
		const event = await announcedEvent(tx, row.eventId);
		const may = mayCancel({ status: row.status, event, now: call.now });
		if (!may.ok) throw signupRefusal(may.error);

		await tx
			.update(signup)
			.set({ status: 'cancelled', offerEndsAt: null, updatedAt: call.now })
			.where(eq(signup.id, signupId));
		await recordSteps(tx, call, [{ signupId, status: 'cancelled', reason: reason || null }]);
		return {
			subject: `signup:${signupId}`,
			before: { status: row.status },
			after: { eventId: row.eventId, status: 'cancelled' },
			result: { signupId, eventId: row.eventId, status: 'cancelled' as const }
		};
	});
	// Should this be lost, the job offers the seat a minute later.
	call.later(offerSeats(call.asSystem(), cancelled.eventId));
	return cancelled;
}
