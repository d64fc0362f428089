import { eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { EvidenceDecision } from '#api/domain/competency.ts';
import { announce, type Announcement } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { creditEntry, pastTraining } from '#db/schema/credits.ts';
import { completion } from '#db/schema/learning.ts';
import { completionOfEntry, creditTitle, trainingOfEntry } from './credit-title.ts';

type Given = {
	entryIds: readonly string[];
	decision: Exclude<EvidenceDecision, 'resubmitted'>;
	reason: string | null;
};

/** Tells each claimant what HR decided. */
export async function tellDecision(tx: Tx, call: Call, { entryIds, decision, reason }: Given) {
	const claims = await tx
		.select({
			entryId: creditEntry.id,
			personId: creditEntry.personId,
			jp: creditEntry.jp,
			title: creditTitle
		})
		.from(creditEntry)
		.leftJoin(completion, completionOfEntry)
		.leftJoin(course, eq(course.id, completion.courseId))
		.leftJoin(pastTraining, trainingOfEntry)
		.where(inArray(creditEntry.id, [...entryIds]));

	await announce(
		tx,
		call,
		claims.map(({ personId, ...facts }): Announcement => {
			const who = {
				personId,
				eventKey: `claim:${facts.entryId}:${decision}:${call.now.getTime()}`
			};
			switch (decision) {
				case 'verified':
					return { kind: 'claim-verified', facts, ...who };
				case 'returned':
					return { kind: 'claim-returned', facts: { ...facts, reason: reason ?? '' }, ...who };
				case 'rejected':
					return { kind: 'claim-rejected', facts: { ...facts, reason: reason ?? '' }, ...who };
			}
		})
	);
}
