import { and, eq, inArray, isNotNull, max, sql } from 'drizzle-orm';
import { teachingRoles } from '#api/domain/teaching.ts';
import type { Tx } from '#db/client.ts';
import { sessionTrainer, trainer, workshopSession } from '#db/schema/workshops.ts';

/** What each trainer of the agency's own people taught at an event: planned JP, and when it ended. */
export async function taughtHours(tx: Tx, eventId: string) {
	const rows = await tx
		.select({
			trainerId: trainer.id,
			personId: trainer.personId,
			jp: sql<number>`sum(${workshopSession.jp})`,
			endsAt: max(workshopSession.endsAt)
		})
		.from(workshopSession)
		.innerJoin(sessionTrainer, eq(sessionTrainer.sessionId, workshopSession.id))
		.innerJoin(trainer, eq(trainer.id, sessionTrainer.trainerId))
		.where(
			and(
				eq(workshopSession.eventId, eventId),
				inArray(sessionTrainer.role, [...teachingRoles]),
				isNotNull(trainer.personId)
			)
		)
		.groupBy(trainer.id);
	return rows.flatMap(({ personId, endsAt, ...row }) =>
		personId && endsAt && row.jp > 0 ? [{ ...row, personId, endsAt }] : []
	);
}
