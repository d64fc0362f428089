import { and, eq, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { signupMayBecome } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { signup } from '#db/schema/workshops.ts';
import { recordSteps } from './record-steps.ts';
import { releaseStudies } from './release-studies.ts';
import type { EventParams, RemoveParticipants } from './signup-contract.ts';
import { eventOfCharge } from './signup-events.ts';
import { tellSignup } from './tell-signup.ts';

type Given = z.output<typeof EventParams> & z.output<typeof RemoveParticipants>;

/** The organiser takes people off the list, with a reason that each of them reads. */
export async function removeParticipantsStep(tx: Tx, call: Call, input: Given) {
	const ids = [...new Set(input.signupIds)];
	if (ids.length !== input.expected)
		throw new Problem('count-mismatch', { params: { count: ids.length } });

	const event = await eventOfCharge(tx, call, input.eventId);
	// Its certificates are given: the list that they stand on changes no more.
	if (event.status === 'closed')
		throw new Problem('event-state', { params: { status: event.status } });
	const rows = await tx
		.select()
		.from(signup)
		.where(and(inArray(signup.id, ids), eq(signup.eventId, event.id)));
	const fit = rows.filter((row) => signupMayBecome(row.status, 'cancelled').ok);
	const done = fit.map((row) => row.id);
	if (done.length > 0) {
		await tx
			.update(signup)
			.set({ status: 'cancelled', offerEndsAt: null, updatedAt: call.now })
			.where(inArray(signup.id, done));
	}
	const moved = fit.map((row) => ({
		signupId: row.id,
		personId: row.personId,
		unitId: row.unitId,
		status: 'cancelled' as const,
		reason: input.reason
	}));
	await recordSteps(tx, call, moved);
	await tellSignup(tx, call, { event, moved });
	const left = ids.filter((id) => !done.includes(id));
	const personIds = fit.map((row) => row.personId);
	return {
		subject: `workshop-event:${event.id}`,
		after: { removed: done, left },
		result: { done, left },
		completionIds: await releaseStudies(tx, call, { eventId: event.id, personIds })
	};
}
