import type { Call } from '#api/call.ts';
import { queueFrom, queueReads, type Queued } from './queue-facts.ts';

/** The waiting list of an event in the order of the rule. Two round trips; one when nobody waits. */
export const queueOf = async (call: Call, eventId: string): Promise<Queued[]> =>
	queueFrom(call, await call.readAll(queueReads(call, eventId)));
