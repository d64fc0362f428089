import { and, eq, isNotNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { concludeWaiting } from '#api/modules/learning/index.ts';
import type { Tx } from '#db/client.ts';
import { postTest } from '#db/schema/assignments.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';

/**
 * Somebody who passed the quiz for an event waits for its closing. When the event is called off, or they leave it, they
 * wait no longer: whoever had done all else of the course online has completed it. Called after the change, in its
 * transaction; `personIds` are those who left, without them all who have a seat.
 */
export async function releaseStudies(
	tx: Tx,
	call: Call,
	{ eventId, personIds }: { eventId: string; personIds?: readonly (string | null)[] }
): Promise<string[]> {
	const [asked] = await tx
		.select({ courseId: workshopEvent.courseId })
		.from(workshopEvent)
		.innerJoin(postTest, eq(postTest.eventId, workshopEvent.id))
		.where(eq(workshopEvent.id, eventId));
	if (!asked) return [];
	const people = personIds?.flatMap((id) => id ?? []) ?? (await seatHolders(tx, eventId));
	return concludeWaiting(tx, call, { courseId: asked.courseId, personIds: people });
}

/** The people with a seat; guests study nothing. */
export async function seatHolders(tx: Tx, eventId: string): Promise<string[]> {
	const rows = await tx
		.select({ personId: signup.personId })
		.from(signup)
		.where(
			and(eq(signup.eventId, eventId), eq(signup.status, 'booked'), isNotNull(signup.personId))
		);
	return rows.flatMap(({ personId }) => personId ?? []);
}
