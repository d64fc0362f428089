import type { Call } from '#api/call.ts';
import { closeEventStep } from '#api/modules/workshops/index.ts';
import { postCompletion } from './post-completion.ts';

/**
 * Closes an event of a workshop, with everything that its participants earn by it in the same transaction: JP,
 * evidence and certificates. Papers are made by the queue.
 */
export const closeEvent = (call: Call, { eventId }: { eventId: string }) =>
	call.write('workshop_event.closed', async (tx) => {
		const { completionIds, ...change } = await closeEventStep(tx, call, eventId);
		for (const id of completionIds) await postCompletion(tx, call, id);
		return change;
	});
