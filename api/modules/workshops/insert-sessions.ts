import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { sessionTrainer, workshopSession } from '#db/schema/workshops.ts';
import type { PlannedShift, SaveSession } from './event-contract.ts';

/** New sessions of an event with their trainers, each with a secret of its own. */
export async function insertSessions(
	tx: Tx,
	call: Call,
	{ eventId, sessions }: { eventId: string; sessions: readonly PlannedShift[] }
) {
	const ids: string[] = [];
	for (const { trainers, acceptClashes: _, ...facts } of sessions) {
		const id = call.newId('ses');
		ids.push(id);
		await tx.insert(workshopSession).values({
			id,
			eventId,
			...facts,
			secretNumber: 1,
			revision: 0,
			updatedAt: call.now
		});
		await insertTrainers(tx, { sessionId: id, trainers });
	}
	return ids;
}

/** Who is named twice teaches once. */
export async function insertTrainers(
	tx: Tx,
	{ sessionId, trainers }: { sessionId: string; trainers: SaveSession['trainers'] }
) {
	if (trainers.length === 0) return;
	await tx
		.insert(sessionTrainer)
		.values(trainers.map((each) => ({ sessionId, ...each })))
		.onConflictDoNothing();
}
