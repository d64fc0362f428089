import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { moveClaim } from '#api/domain/credit-claim.ts';
import { Problem } from '#api/http/problem.ts';
import type { DecideClaims, DecidedClaims } from './contract.ts';
import { recordDecision } from './record-decision.ts';
import { reachableClaims } from './visible.ts';

/**
 * HR verifies many claims at once. What may not be verified (own, decided meanwhile, out of reach) is
 * left as it is and named; `expected` is the number that the verifier confirmed.
 */
export async function decideClaims(
	call: Call,
	input: z.output<typeof DecideClaims>
): Promise<z.output<typeof DecidedClaims>> {
	const entryIds = [...new Set(input.entryIds)];
	if (entryIds.length !== input.expected)
		throw new Problem('count-mismatch', { params: { count: entryIds.length } });

	return call.write('claims.decided', async (tx) => {
		const reach = { entryIds, permission: 'claim.decide' as const };
		const found = await reachableClaims(tx, call, reach);
		const judged = entryIds.map((entryId) => {
			const claim = found.find((each) => each.id === entryId);
			if (!claim) return { entryId, refused: 'not-found' as const };
			const by = call.actor.personId;
			const decision = moveClaim({ claim, move: 'verify', byPersonId: by, reason: null });
			return decision.ok ? { entryId, claim } : { entryId, refused: decision.error.code };
		});
		const claims = judged.flatMap((each) => each.claim ?? []);
		await recordDecision(tx, call, { claims, decision: 'verified', reason: null });

		const done = claims.map((claim) => claim.id);
		const left = judged.flatMap(({ entryId, refused }) =>
			refused ? [{ entryId, code: refused }] : []
		);
		return {
			subject: `claims:${done.length}`,
			after: { verified: done, left },
			result: { verified: done, left }
		};
	});
}
