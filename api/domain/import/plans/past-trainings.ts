/** Training of earlier years (SIASN `rw-kursus`); importing it is HR's verification. */
import type { Cells } from '../column.ts';
import type { PastTrainingKey } from '../kinds/past-trainings.ts';
import type { PlannedRow } from '../plan.ts';
import { planIdentified } from '../plan-identified.ts';
import type { ReadRow } from '../read-rows.ts';
import { rowError, type RowError } from '../row-error.ts';

export type PastTrainingCells = Cells<PastTrainingKey>;
export type PastTrainingWrite = { cells: PastTrainingCells; identity: string };
type Known = {
	/** By `pastTrainingIdentity`. */
	trainings: ReadonlyMap<string, PastTrainingCells>;
	nips: ReadonlySet<string>;
	/** Form codes by code and by SIASN id. */
	forms: ReadonlyMap<string, string>;
	courseCodes: ReadonlySet<string>;
	today: string;
};

/** One person has one training of a name that ends on a day. */
export const pastTrainingIdentity = (
	cells: Pick<PastTrainingCells, 'nip' | 'namaKursus' | 'tanggalSelesaiKursus'>
) => `${cells.nip}|${cells.namaKursus}|${cells.tanggalSelesaiKursus}`;

export function planPastTrainings(
	rows: readonly ReadRow<PastTrainingKey>[],
	known: Known
): PlannedRow<PastTrainingWrite>[] {
	const completed = rows.map((row) => completedRow(row, known));
	return planIdentified(completed, {
		column: 'namaKursus',
		identityOf: pastTrainingIdentity,
		known: known.trainings
	});
}

function completedRow(row: ReadRow<PastTrainingKey>, known: Known): ReadRow<PastTrainingKey> {
	const { cells } = row;
	const named = cells.bentuk || cells.jenisDiklatId;
	const form = known.forms.get(named.toUpperCase());
	const end =
		cells.tanggalSelesaiKursus || (cells.tahunKursus ? lastDayOf(cells) : cells.tanggalKursus);
	const full: PastTrainingCells = {
		...cells,
		bentuk: form ?? '',
		// Both columns say one thing, and it is kept as the form.
		jenisDiklatId: '',
		tahunKursus: end.slice(0, 4),
		// A course that the catalogue does not have does not spoil the history.
		kodePelatihan: known.courseCodes.has(cells.kodePelatihan) ? cells.kodePelatihan : '',
		tanggalSelesaiKursus: end
	};
	const errors: RowError[] = [...row.errors];
	if (row.errors.length === 0) errors.push(...faultsOf(full, { named, known }));
	return { ...row, cells: full, errors };
}

/** A year alone dates the training at its end, but never after today's row of the same year. */
const lastDayOf = ({ tahunKursus, tanggalKursus }: PastTrainingCells) =>
	tanggalKursus.startsWith(tahunKursus) ? tanggalKursus : `${tahunKursus}-12-31`;

function faultsOf(
	cells: PastTrainingCells,
	{ named, known }: { named: string; known: Known }
): RowError[] {
	const errors: RowError[] = [];
	const { tanggalSelesaiKursus: end, tanggalKursus: start } = cells;
	if (!named) errors.push(rowError('bentuk', 'required'));
	else if (!cells.bentuk) errors.push(rowError('bentuk', 'unknown-form', { text: named }));
	if (!end) errors.push(rowError('tanggalSelesaiKursus', 'required'));
	else if (end > known.today) errors.push(rowError('tanggalSelesaiKursus', 'in-the-future'));
	if (start && end && end < start)
		errors.push(rowError('tanggalSelesaiKursus', 'ends-before-start'));
	if (!known.nips.has(cells.nip))
		errors.push(rowError('nip', 'unknown-person', { text: cells.nip }));
	return errors;
}
