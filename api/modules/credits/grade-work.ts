import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { WorkParams, GradeWork } from '#api/modules/assignments/contract.ts';
import { gradeWorkStep } from '#api/modules/assignments/index.ts';
import { takeSteps } from './take-steps.ts';

type Given = z.output<typeof WorkParams> & z.output<typeof GradeWork>;

/** Grades a participant's work; the last that a course waited for completes it. */
export const gradeWork = (call: Call, given: Given) =>
	takeSteps(call, 'work.graded', (tx) => gradeWorkStep(tx, call, given));
