import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { AssignmentParams, SaveAssignment } from '#api/modules/assignments/contract.ts';
import { editAssignmentStep } from '#api/modules/assignments/index.ts';
import { takeSteps } from './take-steps.ts';

type Given = z.output<typeof AssignmentParams> & z.output<typeof SaveAssignment>;

/** Changes an assignment; no longer required, it may complete a course. */
export const editAssignment = (call: Call, given: Given) =>
	takeSteps(call, 'assignment.edited', (tx) => editAssignmentStep(tx, call, given));
