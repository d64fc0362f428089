import { eq, max } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { workshopEvent } from '#db/schema/workshops.ts';

/** Angkatan I, II, III: counted within the course, in the transaction that takes the number. */
export async function nextNumber(tx: Tx, courseId: string) {
	const held = await tx
		.select({ last: max(workshopEvent.number) })
		.from(workshopEvent)
		.where(eq(workshopEvent.courseId, courseId))
		.get();
	return (held?.last ?? 0) + 1;
}
