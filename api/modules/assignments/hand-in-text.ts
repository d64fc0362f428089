import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { AssignmentParams, HandInText } from './contract.ts';
import { takeHandIn } from './take-hand-in.ts';

type Given = z.output<typeof AssignmentParams> & z.output<typeof HandInText>;

/** The caller hands in what they wrote. */
export const handInText = (call: Call, given: Given) =>
	call.write('work.handed-in', (tx) => takeHandIn(tx, call, given));
