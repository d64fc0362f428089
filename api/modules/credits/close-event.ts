import type { Call } from '#api/call.ts';
import { closeEventStep } from '#api/modules/workshops/index.ts';
import { postCompletions } from './post-completions.ts';
import { postTeaching } from './post-teaching.ts';

/**
 * Closes an event of a workshop, with everything that its participants earn by it in the same transaction: JP,
 * evidence and certificates; and what its trainers earn, where the agency counts teaching. Papers are made by the queue.
 */
export const closeEvent = (call: Call, { eventId }: { eventId: string }) =>
	call.write('workshop_event.closed', async (tx) => {
		const { completionIds, ...change } = await closeEventStep(tx, call, eventId);
		await postCompletions(tx, call, completionIds);
		await postTeaching(tx, call, eventId);
		return change;
	});
