import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { postTest } from '#db/schema/assignments.ts';
import { eventEvaluation } from '#db/schema/evaluations.ts';

/** That an event ends with the quiz of its course, and how it is evaluated, for another one. */
export async function copyDemands(tx: Tx, call: Call, { from, to }: { from: string; to: string }) {
	const [quiz] = await tx.select().from(postTest).where(eq(postTest.eventId, from));
	if (quiz) await tx.insert(postTest).values({ eventId: to, by: call.actor.id, at: call.now });
	const [evaluation] = await tx
		.select()
		.from(eventEvaluation)
		.where(eq(eventEvaluation.eventId, from));
	if (evaluation) await tx.insert(eventEvaluation).values({ ...evaluation, eventId: to });
}
