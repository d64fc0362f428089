/** Positions with what they ask for; a requirement that changes ends and a new one begins. */
import { and, gte, isNull, lte, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { PositionKey } from '#api/domain/import/kinds/positions.ts';
import { writeLevelList } from '#api/domain/import/level-list.ts';
import {
	planPositions,
	type PositionCells,
	type PositionWrite
} from '#api/domain/import/plans/positions.ts';
import type { Tx } from '#db/client.ts';
import { insertMany, updateMany } from '#db/many-rows.ts';
import { competency, positionRequirement } from '#db/schema/competencies.ts';
import { position } from '#db/schema/organisation.ts';
import { positionClassVersion } from '#db/schema/rules.ts';
import { prepared, textOrNull, type KindWork } from '../kind-work.ts';
import { recordChanges } from '../record-changes.ts';
import { writeRequirements, type CompetencyRow, type RequirementRow } from './requirements.ts';

type Row = typeof position.$inferSelect;

export const workPositions: KindWork<PositionKey> = async ({ db, call, rows }) => {
	const stored = await db.select().from(position);
	const classes = await db
		.select({ code: positionClassVersion.classCode, level: positionClassVersion.level })
		.from(positionClassVersion)
		.where(
			and(
				lte(positionClassVersion.validFrom, call.today),
				or(isNull(positionClassVersion.validTo), gte(positionClassVersion.validTo, call.today))
			)
		);
	const competencies = await db
		.select({ id: competency.id, code: competency.code, kind: competency.kind })
		.from(competency);
	const requirements = await db
		.select()
		.from(positionRequirement)
		.where(isNull(positionRequirement.validTo));

	const classLevels = new Map(classes.map(({ code, level }) => [code, level]));
	const competencyOf = new Map(competencies.map((row) => [row.id, row]));
	const requirementsOf = Map.groupBy(requirements, ({ positionId }) => positionId);
	const known = new Map(
		stored.map((row) => [
			row.code,
			cellsOf(row, { competencyOf, classLevels, requirements: requirementsOf.get(row.id) ?? [] })
		])
	);
	const plan = planPositions(rows, {
		positions: known,
		classLevels,
		competencyCodes: new Set(competencies.map(({ code }) => code)),
		competencyKinds: new Set(competencies.map(({ kind }) => kind)),
		today: call.today
	});
	return prepared(plan, async (tx, writes) => {
		const positionIds = await writePositions({ tx, call, stored, known, writes });
		await writeRequirements({
			tx,
			call,
			writes,
			positionIds,
			competencies,
			classLevels,
			requirements
		});
	});
};

function cellsOf(
	row: Row,
	given: {
		competencyOf: ReadonlyMap<string, CompetencyRow>;
		classLevels: ReadonlyMap<string, number>;
		requirements: readonly RequirementRow[];
	}
): PositionCells {
	const asked = given.requirements.flatMap((each) => {
		const about = given.competencyOf.get(each.competencyId);
		return about
			? [{ code: about.code, kind: about.kind, level: each.level, importance: each.importance }]
			: [];
	});
	const general = (kind: string) =>
		String(
			asked.find((each) => each.kind === kind)?.level ?? given.classLevels.get(row.classCode) ?? ''
		);
	const technical = asked.filter(({ kind }) => kind === 'technical' || kind === 'government');
	const since = given.requirements.map(({ validFrom }) => validFrom);
	return {
		kode: row.code,
		nama: row.name,
		kelas: row.classCode,
		jenis: row.kind,
		ikhtisar: row.summary ?? '',
		memimpin: row.leads ? 'ya' : 'tidak',
		levelManajerial: general('managerial'),
		levelSosiokultural: general('sociocultural'),
		persyaratan: writeLevelList(technical, true),
		dasarHukum: row.legalBasis ?? '',
		berlakuMulai: since.toSorted().at(-1) ?? row.validFrom
	};
}

/** Ids by position code. */
async function writePositions(given: {
	tx: Tx;
	call: Call;
	stored: readonly Row[];
	known: ReadonlyMap<string, PositionCells>;
	writes: PositionWrite[];
}) {
	const { tx, call, stored, known, writes } = given;
	const byCode = new Map(stored.map((row) => [row.code, row]));
	const rows = writes.map(({ cells }) => {
		const before = byCode.get(cells.kode);
		return {
			id: before?.id ?? call.newId('pos'),
			code: cells.kode,
			name: cells.nama,
			classCode: cells.kelas,
			kind: cells.jenis,
			summary: textOrNull(cells.ikhtisar),
			leads: cells.memimpin === 'ya',
			legalBasis: textOrNull(cells.dasarHukum),
			siasnId: before?.siasnId ?? null,
			validFrom: before?.validFrom ?? cells.berlakuMulai,
			validTo: before?.validTo ?? null,
			updatedAt: call.now
		};
	});
	await insertMany(
		tx,
		position,
		rows.filter(({ code }) => !byCode.has(code))
	);
	await updateMany(tx, position, {
		keys: ['id'],
		rows: rows.filter(({ code }) => byCode.has(code))
	});
	const idOf = new Map(rows.map(({ code, id }) => [code, id]));
	const records = writes.map(({ cells }) => ({
		id: idOf.get(cells.kode) ?? '',
		before: known.get(cells.kode),
		after: cells
	}));
	await recordChanges(tx, call, { kind: 'position', records });
	return idOf;
}
