import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { SessionId } from './attendance-contract.ts';
import type { ImportMarks } from './hall-contract.ts';
import { placeMarks } from './place-marks.ts';

type Given = z.output<typeof SessionId> & z.output<typeof ImportMarks>;

/** What a person confirmed of a report becomes marks, each saying that it was imported. */
export const importMarks = (call: Call, { sessionId, marks, file }: Given) =>
	placeMarks(call, {
		sessionId,
		marks,
		action: 'attendance.imported',
		means: 'import',
		from: { file }
	});
