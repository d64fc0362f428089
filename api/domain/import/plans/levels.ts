/** Levels held on day one. Importing is HR's verification; each counts as the rule rows say for its source. */
import type { Cells } from '../column.ts';
import type { LevelKey } from '../kinds/levels.ts';
import type { PlannedRow } from '../plan.ts';
import { planIdentified } from '../plan-identified.ts';
import type { ReadRow } from '../read-rows.ts';
import { rowError } from '../row-error.ts';

export type LevelCells = Cells<LevelKey>;
export type LevelWrite = { cells: LevelCells; identity: string };
type Known = {
	/** By `levelIdentity`. */
	levels: ReadonlyMap<string, LevelCells>;
	nips: ReadonlySet<string>;
	competencyCodes: ReadonlySet<string>;
	today: string;
};

/** One source speaks once a day about one competency of one person. */
export const levelIdentity = (
	cells: Pick<LevelCells, 'nip' | 'kodeKompetensi' | 'tanggal' | 'sumber'>
) => `${cells.nip}|${cells.kodeKompetensi}|${cells.tanggal}|${cells.sumber}`;

export function planLevels(
	rows: readonly ReadRow<LevelKey>[],
	known: Known
): PlannedRow<LevelWrite>[] {
	const judged = rows.map((row) => ({ ...row, errors: [...row.errors, ...faultsOf(row, known)] }));
	return planIdentified(judged, {
		column: 'kodeKompetensi',
		identityOf: levelIdentity,
		known: known.levels
	});
}

function faultsOf({ cells, errors }: ReadRow<LevelKey>, known: Known) {
	const wrong = new Set(errors.map(({ column }) => column));
	const faults = [];
	if (!wrong.has('nip') && !known.nips.has(cells.nip)) {
		faults.push(rowError('nip', 'unknown-person', { text: cells.nip }));
	}
	if (!wrong.has('kodeKompetensi') && !known.competencyCodes.has(cells.kodeKompetensi)) {
		faults.push(rowError('kodeKompetensi', 'unknown-competency', { text: cells.kodeKompetensi }));
	}
	if (!wrong.has('tanggal') && cells.tanggal > known.today)
		faults.push(rowError('tanggal', 'in-the-future'));
	return faults;
}
