import { and, eq } from 'drizzle-orm';
import { mayPlan } from '#api/domain/workshop-event.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { workshopSession, type workshopEvent } from '#db/schema/workshops.ts';

/** A session of an event that is still planned and whose list is not sealed. */
export async function plannedSession(
	tx: Tx,
	event: typeof workshopEvent.$inferSelect,
	sessionId: string
): Promise<typeof workshopSession.$inferSelect> {
	const found = await tx
		.select()
		.from(workshopSession)
		.where(and(eq(workshopSession.id, sessionId), eq(workshopSession.eventId, event.id)))
		.get();
	if (!found) throw new Problem('not-found');
	if (!mayPlan(event.status))
		throw new Problem('event-state', { params: { status: event.status } });
	if (found.sealedAt) throw new Problem('session-sealed');
	return found;
}
