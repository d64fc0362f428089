/** The dictionary of competencies with its levels and indicators. */
import type { Call } from '#api/call.ts';
import { competencyKinds, type CompetencyKind } from '#api/domain/competency.ts';
import { levelNumbers, type CompetencyKey } from '#api/domain/import/kinds/competencies.ts';
import { sentencesOf } from '#api/domain/import/level-list.ts';
import {
	planCompetencies,
	type CompetencyCells,
	type CompetencyWrite
} from '#api/domain/import/plans/competencies.ts';
import type { Tx } from '#db/client.ts';
import { insertMany, updateMany } from '#db/many-rows.ts';
import { competency, competencyLevel } from '#db/schema/competencies.ts';
import { prepared, textOrNull, type KindWork } from '../kind-work.ts';
import { recordChanges } from '../record-changes.ts';

type Row = typeof competency.$inferSelect;
type LevelRow = typeof competencyLevel.$inferSelect;
type Stored = { rows: ReadonlyMap<string, Row>; levels: ReadonlyMap<string, LevelRow> };

export const workCompetencies: KindWork<CompetencyKey> = async ({ db, call, rows }) => {
	const stored = await db.select().from(competency);
	const levels = await db.select().from(competencyLevel);
	const levelOf = new Map(levels.map((row) => [levelKey(row.competencyId, row.level), row]));
	const known = new Map(stored.map((row) => [row.code, cellsOf(row, levelOf)]));
	const byCode = new Map(stored.map((row) => [row.code, row]));
	return prepared(planCompetencies({ rows, known }), (tx, writes) =>
		writeCompetencies({ tx, call, stored: { rows: byCode, levels: levelOf }, known, writes })
	);
};

const levelKey = (competencyId: string, level: number | string) => `${competencyId}/${level}`;

function cellsOf(row: Row, levels: ReadonlyMap<string, LevelRow>): CompetencyCells {
	const text = (number: string) => levels.get(levelKey(row.id, number))?.description ?? '';
	const signs = (number: string) =>
		(levels.get(levelKey(row.id, number))?.indicators ?? []).join(' | ');
	return {
		kode: row.code,
		nama: row.name,
		jenis: row.kind,
		urusan: row.field ?? '',
		definisi: row.definition ?? '',
		level1: text('1'),
		indikator1: signs('1'),
		level2: text('2'),
		indikator2: signs('2'),
		level3: text('3'),
		indikator3: signs('3'),
		level4: text('4'),
		indikator4: signs('4'),
		level5: text('5'),
		indikator5: signs('5')
	};
}

async function writeCompetencies(given: {
	tx: Tx;
	call: Call;
	stored: Stored;
	known: ReadonlyMap<string, CompetencyCells>;
	writes: CompetencyWrite[];
}) {
	const { tx, call, stored, known, writes } = given;
	const rows = writes.map(({ cells }) => ({
		id: stored.rows.get(cells.kode)?.id ?? call.newId('cmp'),
		code: cells.kode,
		name: cells.nama,
		kind: kindOf(cells.jenis),
		field: textOrNull(cells.urusan),
		definition: textOrNull(cells.definisi),
		archivedAt: stored.rows.get(cells.kode)?.archivedAt ?? null,
		updatedAt: call.now
	}));
	const levels = writes.flatMap(({ cells }, index) =>
		levelsOf(cells, rows[index]?.id ?? '', { call, stored })
	);
	const isKnown = ({ code }: { code: string }) => stored.rows.has(code);
	const isKnownLevel = (row: LevelRow) => stored.levels.has(levelKey(row.competencyId, row.level));

	await insertMany(
		tx,
		competency,
		rows.filter((row) => !isKnown(row))
	);
	await updateMany(tx, competency, { keys: ['id'], rows: rows.filter(isKnown) });
	await insertMany(
		tx,
		competencyLevel,
		levels.filter((row) => !isKnownLevel(row))
	);
	await updateMany(tx, competencyLevel, { keys: ['id'], rows: levels.filter(isKnownLevel) });
	const records = writes.map(({ cells }, index) => ({
		id: rows[index]?.id ?? '',
		before: known.get(cells.kode),
		after: cells
	}));
	await recordChanges(tx, call, { kind: 'competency', records });
}

/** A level is kept while it has a description or indicators, or once it had. */
function levelsOf(
	cells: CompetencyCells,
	competencyId: string,
	{ call, stored }: { call: Call; stored: Stored }
): LevelRow[] {
	return levelNumbers.flatMap((number) => {
		const before = stored.levels.get(levelKey(competencyId, number));
		const description = cells[`level${number}`];
		const indicators = sentencesOf(cells[`indikator${number}`]);
		if (!before && description === '' && indicators.length === 0) return [];
		return [
			{
				id: before?.id ?? call.newId('lvl'),
				competencyId,
				level: Number(number),
				description,
				indicators
			}
		];
	});
}

const kindOf = (text: string): CompetencyKind =>
	competencyKinds.find((kind) => kind === text) ?? 'technical';
