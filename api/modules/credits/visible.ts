import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { ReadDb, Tx } from '#db/client.ts';
import type { Call } from '#api/call.ts';
import type { Permission } from '#api/domain/permissions.ts';
import { Problem } from '#api/http/problem.ts';
import { withinUnits } from '#api/modules/competencies/index.ts';
import { creditEntry, creditState } from '#db/schema/credits.ts';
import { unit } from '#db/schema/organisation.ts';

/** The condition that a claim lies within the reach of `permission`, by the unit it was posted in. */
export function claimInReach(call: Call, permission: Permission): SQL | undefined {
	const scope = call.scopeOf(permission);
	switch (scope.kind) {
		case 'all':
			return undefined;
		case 'units': {
			const units = call.db.select({ id: unit.id }).from(unit).where(withinUnits(scope.unitPaths));
			return inArray(creditState.unitId, units);
		}
		case 'own':
		case 'none':
			return sql`0`;
	}
}

/** Claims by id, as far as they are within reach; the others do not exist. */
export function reachableClaims(
	db: Tx | ReadDb,
	call: Call,
	given: { entryIds: readonly string[]; permission: Permission }
) {
	return db
		.select({
			id: creditEntry.id,
			personId: creditEntry.personId,
			sourceType: creditEntry.sourceType,
			sourceId: creditEntry.sourceId,
			state: creditState.state
		})
		.from(creditState)
		.innerJoin(creditEntry, eq(creditEntry.id, creditState.entryId))
		.where(
			and(
				sql`${creditState.entryId} in (select value from json_each(${JSON.stringify(given.entryIds)}))`,
				claimInReach(call, given.permission)
			)
		);
}

/** One claim within reach, or the answer of one that does not exist. */
export async function visibleClaim(tx: Tx, call: Call, entryId: string) {
	const [claim] = await reachableClaims(tx, call, {
		entryIds: [entryId],
		permission: 'claim.decide'
	});
	if (!claim) throw new Problem('not-found');
	return claim;
}
