import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayPlan } from '#api/domain/workshop-event.ts';
import { Problem } from '#api/http/problem.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import type { EditEvent } from './event-contract.ts';
import { eventFacts } from './event-facts.ts';
import { managedEvent, refuseUnitOutOfReach } from './visible-events.ts';

/** Changes who may come, how many, until when, and what they should know. */
export async function editEvent(
	call: Call,
	{ eventId, updatedAt: read, ...given }: z.output<typeof EditEvent> & { eventId: string }
) {
	return call.write('workshop_event.changed', async (tx) => {
		const before = await managedEvent(tx, call, eventId);
		if (!mayPlan(before.status))
			throw new Problem('event-state', { params: { status: before.status } });
		if (read && read.getTime() !== before.updatedAt.getTime())
			throw new Problem('conflict', { params: { reason: 'changed' } });
		if (given.unitId !== before.unitId) await refuseUnitOutOfReach(tx, call, given.unitId);
		const facts = eventFacts(given);
		await tx
			.update(workshopEvent)
			.set({ ...facts, updatedAt: call.now })
			.where(eq(workshopEvent.id, eventId));
		const { noteHtml: _, ...after } = facts;
		return {
			subject: `workshop_event:${eventId}`,
			before: Object.fromEntries(
				Object.keys(after).map((key) => [key, Reflect.get(before, key) as unknown])
			),
			after,
			result: { eventId }
		};
	});
}
