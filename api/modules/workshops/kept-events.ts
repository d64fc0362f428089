/** Closed events that somebody completed in fact, and that earned nothing because the course was recorded already. */
import { and, eq, notExists, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { CivilDate } from '#api/domain/period.ts';
import type { OfCourse } from '#api/modules/learning/index.ts';
import type { Tx } from '#db/client.ts';
import { completion } from '#db/schema/learning.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import { completedOnOf, completionFacts, type CompletionFacts } from './completion-facts.ts';
import { insertCompletions, metOf, type Completed } from './insert-completions.ts';

export type KeptEvent = {
	/** The end of the event. */
	completedOn: CivilDate;
	facts: CompletionFacts;
	done: Completed[];
};

export async function keptEvents(tx: Tx, call: Call, who: OfCourse): Promise<KeptEvent[]> {
	const own = tx
		.select({ one: sql`1` })
		.from(completion)
		.where(eq(completion.signupId, signup.id));
	const events = await tx
		.select({ eventId: signup.eventId })
		.from(signup)
		.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
		.where(
			and(
				...[eq(signup.personId, who.personId), eq(signup.status, 'booked')],
				...[eq(workshopEvent.courseId, who.courseId), eq(workshopEvent.status, 'closed')],
				notExists(own)
			)
		);
	const kept: KeptEvent[] = [];
	for (const { eventId } of events) {
		const facts = await completionFacts(tx, call, { eventId, personId: who.personId });
		const done = metOf(facts, call.now);
		if (done.length > 0) kept.push({ completedOn: completedOnOf(facts, call), facts, done });
	}
	return kept;
}

/** Completes such an event after all, as its closing would have. */
export const countKept = (tx: Tx, call: Call, { completedOn, facts, done }: KeptEvent) =>
	insertCompletions(tx, call, { facts, done, on: completedOn });
