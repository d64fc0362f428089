import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { moveClaim } from '#api/domain/credit-claim.ts';
import { Problem } from '#api/http/problem.ts';
import { creditEntry, creditState } from '#db/schema/credits.ts';
import type { ResubmitClaim } from './contract.ts';
import { recordDecision } from './record-decision.ts';
import { refusal } from './refusal.ts';

/** The owner answers what HR asked and puts a returned claim before HR again. */
export async function resubmitClaim(
	call: Call,
	input: z.output<typeof ResubmitClaim> & { entryId: string }
) {
	return call.write('claim.resubmitted', async (tx) => {
		const claim = await tx
			.select({
				id: creditEntry.id,
				personId: creditEntry.personId,
				sourceType: creditEntry.sourceType,
				sourceId: creditEntry.sourceId,
				state: creditState.state
			})
			.from(creditEntry)
			.innerJoin(creditState, eq(creditState.entryId, creditEntry.id))
			.where(and(eq(creditEntry.id, input.entryId), eq(creditEntry.personId, call.me)))
			.get();
		if (!claim) throw new Problem('not-found');

		const decision = moveClaim({
			claim,
			move: 'resubmit',
			byPersonId: call.actor.personId,
			reason: input.note
		});
		if (!decision.ok) throw refusal(decision.error);

		const { value } = decision;
		await recordDecision(tx, call, { claims: [claim], decision: value, reason: input.note });
		return {
			subject: `claim:${claim.id}`,
			before: { state: claim.state },
			after: { state: 'submitted' },
			result: { entryId: claim.id, state: 'submitted' as const }
		};
	});
}
