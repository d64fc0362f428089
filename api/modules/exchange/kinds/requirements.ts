/** What positions ask for: kept where nothing changed, ended and begun anew where something did. */
import { inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { CompetencyKind, Importance } from '#api/domain/competency.ts';
import { readLevelList } from '#api/domain/import/level-list.ts';
import type { PositionCells, PositionWrite } from '#api/domain/import/plans/positions.ts';
import { addDays } from '#api/domain/period.ts';
import type { Tx } from '#db/client.ts';
import { insertMany, updateMany } from '#db/many-rows.ts';
import { positionRequirement } from '#db/schema/competencies.ts';

export type CompetencyRow = { id: string; code: string; kind: CompetencyKind };
export type RequirementRow = typeof positionRequirement.$inferSelect;
type Wanted = { competencyId: string; level: number; importance: Importance };
type Given = {
	tx: Tx;
	call: Call;
	writes: readonly PositionWrite[];
	positionIds: ReadonlyMap<string, string>;
	competencies: readonly CompetencyRow[];
	classLevels: ReadonlyMap<string, number>;
	/** Those without an end. */
	requirements: readonly RequirementRow[];
};

export async function writeRequirements(given: Given) {
	const { tx, call, writes, positionIds } = given;
	const current = Map.groupBy(given.requirements, ({ positionId }) => positionId);
	const begun: RequirementRow[] = [];
	const revised: RequirementRow[] = [];
	const dropped: string[] = [];

	for (const { cells } of writes) {
		const positionId = positionIds.get(cells.kode) ?? '';
		const wanted = new Map(wantedBy(cells, given).map((each) => [each.competencyId, each]));
		for (const row of current.get(positionId) ?? []) {
			const next = wanted.get(row.competencyId);
			const same = next && next.level === row.level && next.importance === row.importance;
			if (same) wanted.delete(row.competencyId);
			else if (row.validFrom < cells.berlakuMulai) {
				revised.push({ ...row, validTo: addDays(cells.berlakuMulai, -1) });
			} else dropped.push(row.id);
		}
		for (const each of wanted.values())
			begun.push(requirementOf(each, { cells, positionId, call }));
	}

	if (dropped.length > 0)
		await tx.delete(positionRequirement).where(inArray(positionRequirement.id, dropped));
	await updateMany(tx, positionRequirement, { keys: ['id'], rows: revised });
	await insertMany(tx, positionRequirement, begun);
}

const requirementOf = (
	wanted: Wanted,
	{ cells, positionId, call }: { cells: PositionCells; positionId: string; call: Call }
): RequirementRow => ({
	id: call.newId('req'),
	positionId,
	...wanted,
	legalBasis: cells.dasarHukum || null,
	validFrom: cells.berlakuMulai,
	validTo: null
});

/** The technical list, and a general level only where it departs from the class's. */
function wantedBy(cells: PositionCells, { competencies, classLevels }: Given): Wanted[] {
	const idOf = new Map(competencies.map(({ code, id }) => [code, id]));
	const technical = readLevelList(cells.persyaratan);
	const listed = technical.ok
		? technical.value.flatMap(({ code, level, importance }) => {
				const competencyId = idOf.get(code);
				return competencyId ? [{ competencyId, level, importance }] : [];
			})
		: [];
	const classLevel = classLevels.get(cells.kelas);
	const general = (kind: CompetencyKind, level: number): Wanted[] =>
		level === classLevel
			? []
			: competencies
					.filter((each) => each.kind === kind)
					.map(({ id }) => ({ competencyId: id, level, importance: 'essential' as const }));
	return [
		...general('managerial', Number(cells.levelManajerial)),
		...general('sociocultural', Number(cells.levelSosiokultural)),
		...listed
	];
}
