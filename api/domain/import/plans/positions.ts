/** Positions with their requirements from a spreadsheet (standar kompetensi jabatan, Permenpan RB 38/2017). */
import type { Cells } from '../column.ts';
import type { PositionKey } from '../kinds/positions.ts';
import { readLevelList } from '../level-list.ts';
import { planned, refused, withDuplicates, type PlannedRow } from '../plan.ts';
import { changesBetween, mergedCells, type ReadRow } from '../read-rows.ts';
import { rowError } from '../row-error.ts';

export type PositionCells = Cells<PositionKey>;
export type PositionWrite = { cells: PositionCells };
type Known = {
	positions: ReadonlyMap<string, PositionCells>;
	/** Level that each class asks for. */
	classLevels: ReadonlyMap<string, number>;
	competencyCodes: ReadonlySet<string>;
	/** Kinds of which the dictionary has at least one competency. */
	competencyKinds: ReadonlySet<string>;
	today: string;
};

export function planPositions(
	rows: readonly ReadRow<PositionKey>[],
	known: Known
): PlannedRow<PositionWrite>[] {
	return withDuplicates(rows, 'kode', ({ cells }) => cells.kode || null).map((row) => {
		const errors = [...row.errors, ...unknownCompetencies(row.cells, known)];
		if (!known.classLevels.has(row.cells.kelas) && row.errors.length === 0) {
			errors.push(rowError('kelas', 'unknown-position-class', { text: row.cells.kelas }));
		}
		errors.push(...levelsWithoutCompetencies(row.cells, known));
		if (errors.length > 0) return refused(row.row, errors);

		const before = known.positions.get(row.cells.kode);
		const cells = completed(mergedCells(before, row.cells), row.cells, known);
		const all = changesBetween(before, cells);
		const changes = before && all.every(({ column }) => column === 'berlakuMulai') ? [] : all;
		return planned({ row: row.row, known: before !== undefined, changes, write: { cells } });
	});
}

/** What a blank cell of a new position means. A date alone changes nothing: it dates the changes beside it. */
function completed(cells: PositionCells, given: PositionCells, known: Known): PositionCells {
	const classLevel = String(known.classLevels.get(cells.kelas) ?? '');
	return {
		...cells,
		jenis: cells.jenis || kindOfClass(cells.kelas),
		memimpin: cells.memimpin || (leadsByName(cells.kelas, cells.nama) ? 'ya' : 'tidak'),
		levelManajerial: cells.levelManajerial || classLevel,
		levelSosiokultural: cells.levelSosiokultural || classLevel,
		berlakuMulai: given.berlakuMulai || cells.berlakuMulai || known.today
	};
}

function unknownCompetencies({ persyaratan }: PositionCells, { competencyCodes }: Known) {
	const levels = readLevelList(persyaratan === '-' ? '' : persyaratan);
	if (!levels.ok) return [];
	return levels.value
		.filter(({ code }) => !competencyCodes.has(code))
		.map(({ code }) => rowError('persyaratan', 'unknown-competency', { text: code }));
}

/** A level of its own needs something to stand on; the class's level needs nothing. */
function levelsWithoutCompetencies(cells: PositionCells, known: Known) {
	const classLevel = String(known.classLevels.get(cells.kelas));
	const departs = (level: string, kind: string) =>
		level !== '' && level !== '-' && level !== classLevel && !known.competencyKinds.has(kind);
	return [
		...(departs(cells.levelManajerial, 'managerial')
			? [rowError('levelManajerial', 'without-levels')]
			: []),
		...(departs(cells.levelSosiokultural, 'sociocultural')
			? [rowError('levelSosiokultural', 'without-levels')]
			: [])
	];
}

const managerialClasses = ['jpt_utama', 'jpt_madya', 'jpt_pratama', 'administrator', 'pengawas'];

const kindOfClass = (positionClass: string) =>
	managerialClasses.includes(positionClass)
		? 'struktural'
		: positionClass === 'pelaksana'
			? 'pelaksana'
			: 'fungsional';

/** Structural heads lead their unit, and so does a nurse or teacher who is *Kepala* of one. */
const leadsByName = (positionClass: string, name: string) =>
	managerialClasses.includes(positionClass) ||
	/^(plt\. )?(kepala|camat|lurah|direktur)\b/i.test(name);
