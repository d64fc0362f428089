/** The dictionary of competencies from a spreadsheet (Permenpan RB 38/2017). */
import type { Cells } from '../column.ts';
import { levelNumbers, type CompetencyKey } from '../kinds/competencies.ts';
import { sentencesOf } from '../level-list.ts';
import { planned, refused, withDuplicates, type PlannedRow } from '../plan.ts';
import { changesBetween, mergedCells, type ReadRow } from '../read-rows.ts';
import { rowError } from '../row-error.ts';

export type CompetencyCells = Cells<CompetencyKey>;
export type CompetencyWrite = { cells: CompetencyCells };

export function planCompetencies(given: {
	rows: readonly ReadRow<CompetencyKey>[];
	known: ReadonlyMap<string, CompetencyCells>;
}): PlannedRow<CompetencyWrite>[] {
	return withDuplicates(given.rows, 'kode', ({ cells }) => cells.kode || null).map((row) => {
		if (row.errors.length > 0) return refused(row.row, row.errors);
		const before = given.known.get(row.cells.kode);
		const cells = mergedCells(before, row.cells);
		cells.jenis ||= kindByCode(cells.kode);
		if (cells.jenis === '') return refused(row.row, [rowError('jenis', 'required')]);
		for (const number of levelNumbers) {
			cells[`indikator${number}`] = sentencesOf(cells[`indikator${number}`]).join(' | ');
		}
		const changes = changesBetween(before, cells);
		return planned({ row: row.row, known: before !== undefined, changes, write: { cells } });
	});
}

/** The dictionaries begin their codes with the kind; any other code says nothing, and the column must. */
const kindByPrefix: Readonly<Record<string, string>> = {
	M: 'managerial',
	SK: 'sociocultural',
	T: 'technical'
};
const kindByCode = (code: string) => kindByPrefix[code.split('.')[0] ?? ''] ?? '';
