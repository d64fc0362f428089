import { and, eq, notInArray, type SQL } from 'drizzle-orm';
import type { ReadDb, Tx } from '#db/client.ts';
import { creditEntry, creditState } from '#db/schema/credits.ts';
import { completion } from '#db/schema/learning.ts';

/** Completions whose JP stand in the ledger: neither taken back nor rejected. */
export const recordedCourses = (db: ReadDb | Tx, where: SQL | undefined) =>
	db
		.select({
			personId: completion.personId,
			courseId: completion.courseId,
			signupId: completion.signupId,
			completedOn: completion.completedOn,
			jp: creditEntry.jp
		})
		.from(completion)
		.innerJoin(
			creditEntry,
			and(eq(creditEntry.sourceType, 'completion'), eq(creditEntry.sourceId, completion.id))
		)
		.innerJoin(
			creditState,
			and(
				eq(creditState.entryId, creditEntry.id),
				notInArray(creditState.state, ['rejected', 'voided'])
			)
		)
		.where(where);
