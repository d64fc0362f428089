import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { moveClaim } from '#api/domain/credit-claim.ts';
import type { DecideClaim } from './contract.ts';
import { countInstead } from './count-instead.ts';
import { recordDecision } from './record-decision.ts';
import { refusal } from './refusal.ts';
import { takeSteps } from './take-steps.ts';
import { visibleClaim } from './visible.ts';

/**
 * HR verifies, returns or rejects one claim; never its own. What a rejected completion kept from counting, because the
 * course was recorded already, counts now: a rejection is the one way in which what a completion earned is lost.
 */
export async function decideClaim(
	call: Call,
	input: z.output<typeof DecideClaim> & { entryId: string }
) {
	return takeSteps(call, 'claim.decided', async (tx) => {
		const claim = await visibleClaim(tx, call, input.entryId);
		const reason = input.reason ?? null;
		const decision = moveClaim({
			claim,
			move: input.move,
			byPersonId: call.actor.personId,
			reason
		});
		if (!decision.ok) throw refusal(decision.error);

		await recordDecision(tx, call, { claims: [claim], decision: decision.value, reason });
		const completionIds =
			decision.value === 'rejected' && claim.sourceType === 'completion'
				? await countInstead(tx, call, { completionId: claim.sourceId })
				: [];
		return {
			completionIds,
			subject: `claim:${claim.id}`,
			before: { state: claim.state },
			after: { state: decision.value, ...(completionIds.length > 0 && { completionIds }) },
			result: { entryId: claim.id, state: decision.value }
		};
	});
}
