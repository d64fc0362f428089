import type { Call } from '#api/call.ts';
import type { SubmitAttempt, SubmitAttemptAnswer } from '#api/modules/learning/contract.ts';
import { submitAttemptStep } from '#api/modules/learning/index.ts';
import { takeStep } from './take-step.ts';

/** A quiz handed in; passing the final one completes the course. */
export const submitAttempt = (call: Call, input: SubmitAttempt): Promise<SubmitAttemptAnswer> =>
	takeStep(call, 'attempt.submitted', (tx) => submitAttemptStep(tx, call, input));
