import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { EventParams, RemoveParticipants } from '#api/modules/workshops/signup-contract.ts';
import { offerSeats, removeParticipantsStep } from '#api/modules/workshops/index.ts';
import { takeSteps } from './take-steps.ts';

type Given = z.output<typeof EventParams> & z.output<typeof RemoveParticipants>;

/** The organiser takes people off the list; freed seats go to the queue, and who passed its quiz may complete the course online. */
export async function removeParticipants(call: Call, given: Given) {
	const removed = await takeSteps(call, 'signups.removed', (tx) =>
		removeParticipantsStep(tx, call, given)
	);
	call.later(offerSeats(call.asSystem(), given.eventId));
	return removed;
}
