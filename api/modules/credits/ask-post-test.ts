import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { AskPostTest } from '#api/modules/workshops/completion-contract.ts';
import type { EventParams } from '#api/modules/workshops/event-contract.ts';
import { askPostTestStep } from '#api/modules/workshops/index.ts';
import { takeSteps } from './take-steps.ts';

type Given = z.output<typeof EventParams> & z.output<typeof AskPostTest>;

/** Asks participants for the quiz of the course, or no longer; the latter may complete it for who had done all else. */
export const askPostTest = (call: Call, given: Given) =>
	takeSteps(call, 'post-test.asked', (tx) => askPostTestStep(tx, call, given));
