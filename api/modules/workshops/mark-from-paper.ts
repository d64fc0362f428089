import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { SessionId } from './attendance-contract.ts';
import type { PaperMarks } from './hall-contract.ts';
import { placeMarks } from './place-marks.ts';

type Given = z.output<typeof SessionId> & z.output<typeof PaperMarks>;

/** What a trainer confirmed of a photographed sheet becomes marks, each naming paper as its proof. */
export const markFromPaper = (call: Call, { sessionId, marks, number }: Given) =>
	placeMarks(call, {
		sessionId,
		marks,
		action: 'attendance.paper-read',
		means: 'paper',
		from: { sheet: number }
	});
