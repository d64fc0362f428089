import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { CancelSignup, SignupParams } from '#api/modules/workshops/signup-contract.ts';
import { cancelSignupStep, offerSeats } from '#api/modules/workshops/index.ts';
import { takeSteps } from './take-steps.ts';

type Given = z.output<typeof SignupParams> & z.output<typeof CancelSignup>;

/** The participant gives the place back; the quiz passed for the event may complete the course online. */
export async function cancelSignup(call: Call, given: Given) {
	const cancelled = await takeSteps(call, 'signup.cancelled', (tx) =>
		cancelSignupStep(tx, call, given)
	);
	// Should this be lost, the job offers the seat a minute later.
	call.later(offerSeats(call.asSystem(), cancelled.eventId));
	return cancelled;
}
