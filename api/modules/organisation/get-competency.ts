import { and, eq, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { competency, competencyLevel, positionRequirement } from '#db/schema/competencies.ts';
import { position } from '#db/schema/organisation.ts';
import { changesOfRecord, changesOut } from './changes.ts';

/** One competency with its levels, the positions that ask for it, and its history. */
export async function getCompetency(call: Call, { competencyId }: { competencyId: string }) {
	const row = await call.db.select().from(competency).where(eq(competency.id, competencyId)).get();
	if (!row) throw new Problem('not-found');

	const [levels, asking, changes] = await call.readAll([
		call.db
			.select()
			.from(competencyLevel)
			.where(eq(competencyLevel.competencyId, competencyId))
			.orderBy(competencyLevel.level),
		call.db
			.select({
				id: position.id,
				code: position.code,
				name: position.name,
				level: positionRequirement.level
			})
			.from(positionRequirement)
			.innerJoin(position, eq(position.id, positionRequirement.positionId))
			.where(
				and(eq(positionRequirement.competencyId, competencyId), isNull(positionRequirement.validTo))
			)
			.orderBy(position.name),
		changesOfRecord(call, 'competency', competencyId)
	]);
	return {
		id: row.id,
		code: row.code,
		name: row.name,
		kind: row.kind,
		field: row.field,
		definition: row.definition,
		cells: {
			kode: row.code,
			nama: row.name,
			jenis: row.kind,
			urusan: row.field ?? '',
			definisi: row.definition ?? '',
			...Object.fromEntries(
				levels.flatMap(({ level, description, indicators }) => [
					[`level${level}`, description],
					[`indikator${level}`, indicators.join(' | ')]
				])
			)
		},
		levels: levels.map(({ level, description, indicators }) => ({
			level,
			description,
			indicators
		})),
		positions: asking,
		changes: changesOut(changes)
	};
}
