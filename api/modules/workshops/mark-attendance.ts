import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { MarkMany, SessionId } from './attendance-contract.ts';
import { placeMarks } from './place-marks.ts';

type Given = z.output<typeof SessionId> & z.output<typeof MarkMany>;

/** Who is in charge says who was there, one or all at once, now or earlier on a device without network. */
export const markAttendance = (call: Call, given: Given) =>
	placeMarks(call, { ...given, action: 'attendance.marked', means: 'trainer' });
