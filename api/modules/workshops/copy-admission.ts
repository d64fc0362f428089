import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { eventQuota, eventRequirement } from '#db/schema/admission.ts';

/** What an event asks, and its quotas, for another one; who may come by an exception is asked anew. */
export async function copyAdmission(tx: Tx, { from, to }: { from: string; to: string }) {
	await tx.insert(eventQuota).select(
		tx
			.select({
				eventId: sql<string>`${to}`.as('event_id'),
				unitId: eventQuota.unitId,
				seats: eventQuota.seats
			})
			.from(eventQuota)
			.where(eq(eventQuota.eventId, from))
	);
	await tx.insert(eventRequirement).select(
		tx
			.select({
				eventId: sql<string>`${to}`.as('event_id'),
				kind: eventRequirement.kind,
				about: eventRequirement.about
			})
			.from(eventRequirement)
			.where(eq(eventRequirement.eventId, from))
	);
}
