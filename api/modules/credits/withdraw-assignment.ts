import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { AssignmentParams } from '#api/modules/assignments/contract.ts';
import { withdrawAssignmentStep } from '#api/modules/assignments/index.ts';
import { takeSteps } from './take-steps.ts';

type Given = z.output<typeof AssignmentParams>;

/** Takes an assignment away; who waited for it alone completes the course. */
export const withdrawAssignment = (call: Call, given: Given) =>
	takeSteps(call, 'assignment.withdrawn', (tx) => withdrawAssignmentStep(tx, call, given));
