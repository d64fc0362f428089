import { asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { nameParts } from '#db/name-parts.ts';
import { creditDecision } from '#db/schema/credits.ts';
import { person } from '#db/schema/organisation.ts';
import type { DecisionRow } from './contract.ts';

/** The decisions on entries, oldest first, with the name of who decided. */
export function decisionsQuery(call: Call) {
	return call.db
		.select({
			entryId: creditDecision.entryId,
			decision: creditDecision.decision,
			reason: creditDecision.reason,
			at: creditDecision.decidedAt,
			by: nameParts
		})
		.from(creditDecision)
		.leftJoin(person, eq(person.id, creditDecision.decidedBy))
		.orderBy(asc(creditDecision.decidedAt), asc(creditDecision.id))
		.$dynamic();
}

type DecisionAnswer = Awaited<ReturnType<typeof decisionsQuery>>[number];

export const decisionRow = (row: DecisionAnswer): z.output<typeof DecisionRow> => ({
	decision: row.decision,
	reason: row.reason,
	at: row.at.toISOString(),
	by: row.by && nameWithTitles(row.by)
});
