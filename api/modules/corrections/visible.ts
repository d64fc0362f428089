import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { withinUnits } from '#api/modules/competencies/index.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { person, unit } from '#db/schema/organisation.ts';
import type { CorrectionStatus } from '#api/domain/correction.ts';
import { correctionRequest } from '#db/schema/privacy.ts';

/** The condition that a request lies on the caller's desk, by the unit it came from. */
export function correctionInReach(call: Call): SQL | undefined {
	const scope = call.scopeOf('correction.decide');
	switch (scope.kind) {
		case 'all':
			return undefined;
		case 'units': {
			const units = call.db.select({ id: unit.id }).from(unit).where(withinUnits(scope.unitPaths));
			return inArray(correctionRequest.unitId, units);
		}
		case 'own':
		case 'none':
			return sql`0`;
	}
}

/** Requests with whoever asked and where they stand. */
export const correctionsQuery = (db: Tx | ReadDb) =>
	db
		.select({
			request: correctionRequest,
			person: { id: person.id, name: person.name, nip: person.nip },
			unit: unit.name,
			status: sql<CorrectionStatus>`(
				select s.status from correction_status s where s.request_id = ${correctionRequest.id}
				order by s.sequence desc limit 1)`
		})
		.from(correctionRequest)
		.innerJoin(person, eq(person.id, correctionRequest.personId))
		.leftJoin(unit, eq(unit.id, correctionRequest.unitId));

/** One request on the caller's desk, or the answer of one that does not exist. */
export async function visibleCorrection(db: Tx | ReadDb, call: Call, correctionId: string) {
	const [found] = await correctionsQuery(db).where(
		and(eq(correctionRequest.id, correctionId), correctionInReach(call))
	);
	if (!found) throw new Problem('not-found');
	return found;
}
