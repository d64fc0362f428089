import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { mayCancel } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { signup } from '#db/schema/workshops.ts';
import { recordSteps } from './record-steps.ts';
import { releaseStudies } from './release-studies.ts';
import { announcedEvent } from './signup-events.ts';
import { signupRefusal } from './signup-refusal.ts';

type Given = { signupId: string; reason?: string | undefined };

/** The participant gives the place back, until the deadline of the event. */
export async function cancelSignupStep(tx: Tx, call: Call, { signupId, reason = '' }: Given) {
	const row = await tx
		.select()
		.from(signup)
		.where(and(eq(signup.id, signupId), eq(signup.personId, call.me)))
		.get();
	if (!row) throw new Problem('not-found');
	const { eventId } = row;
	const event = await announcedEvent(tx, eventId);
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
		after: { eventId, status: 'cancelled' },
		result: { signupId, eventId, status: 'cancelled' as const },
		completionIds: await releaseStudies(tx, call, { eventId, personIds: [row.personId] })
	};
}
