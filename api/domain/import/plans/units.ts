/** Work units from a spreadsheet: parents may stand anywhere in the file, a cycle nowhere (PP 72/2019 trees). */
import { cyclesIn } from '../../org-tree.ts';
import type { Cells } from '../column.ts';
import type { UnitKey } from '../kinds/units.ts';
import { planned, refused, withDuplicates, type PlannedRow } from '../plan.ts';
import { changesBetween, mergedCells, type ReadRow } from '../read-rows.ts';
import { rowError, type RowError } from '../row-error.ts';

export type UnitCells = Cells<UnitKey>;
export type UnitWrite = { cells: UnitCells };
type Known = ReadonlyMap<string, UnitCells>;
type Merged = ReadRow<UnitKey> & { before: UnitCells | undefined };

export function planUnits(given: {
	rows: readonly ReadRow<UnitKey>[];
	/** Units as they are, by code. */
	known: Known;
	today: string;
}): PlannedRow<UnitWrite>[] {
	const unique = withDuplicates(given.rows, 'kode', ({ cells }) => cells.kode || null);
	const merged = unique.map((row) => completed(row, given.known.get(row.cells.kode), given.today));
	const judged = untilSettled(withParents(merged, given.known), given.known);

	return judged.map(({ row, cells, errors, before }) =>
		errors.length > 0
			? refused(row, errors)
			: planned({
					row,
					known: before !== undefined,
					changes: changesBetween(before, cells),
					write: { cells }
				})
	);
}

function completed(row: ReadRow<UnitKey>, before: UnitCells | undefined, today: string): Merged {
	const cells = mergedCells(before, row.cells);
	cells.jenis = cells.jenis.toLowerCase() || 'unit';
	cells.berlakuMulai ||= today;
	const ends = cells.berlakuSampai !== '' && cells.berlakuSampai < cells.berlakuMulai;
	const errors = ends
		? [...row.errors, rowError('berlakuSampai', 'ends-before-start')]
		: row.errors;
	return { row: row.row, cells, errors, before };
}

/** A parent is named by its code or by its SIASN id; its row must be valid too. */
function withParents(rows: readonly Merged[], known: Known): Merged[] {
	const codeOf = new Map<string, string>();
	for (const { cells } of [...[...known.values()].map((cells) => ({ cells })), ...rows]) {
		if (cells.unorId) codeOf.set(cells.unorId.toUpperCase(), cells.kode);
		codeOf.set(cells.kode, cells.kode);
	}
	const resolved = rows.map((row) => {
		const parent = row.cells.kodeInduk;
		const kodeInduk = parent === '' ? '' : (codeOf.get(parent) ?? parent);
		return { ...row, cells: { ...row.cells, kodeInduk } };
	});
	return resolved;
}

/** Refusing a cycle can orphan what hung below it, and refusing an orphan can end a cycle. */
function untilSettled(rows: readonly Merged[], known: Known): Merged[] {
	const refusals = (each: readonly Merged[]) =>
		each.filter(({ errors }) => errors.length > 0).length;
	let judged = [...rows];
	for (let before = -1; before < refusals(judged);) {
		before = refusals(judged);
		judged = withTree(spreadingRefusals(judged, known), known);
	}
	return judged;
}

/** A unit below a refused new unit cannot be taken over either. */
function spreadingRefusals(rows: readonly Merged[], known: Known): Merged[] {
	const present = new Set(known.keys());
	for (const { cells, errors } of rows) if (errors.length === 0) present.add(cells.kode);

	let judged = [...rows];
	for (let lost = true; lost;) {
		lost = false;
		judged = judged.map((row) => {
			const parent = row.cells.kodeInduk;
			if (row.errors.length > 0 || parent === '' || present.has(parent)) return row;
			lost = true;
			if (!row.before) present.delete(row.cells.kode);
			return withError(row, rowError('kodeInduk', 'unknown-parent', { text: parent }));
		});
	}
	return judged;
}

function withTree(rows: readonly Merged[], known: Known): Merged[] {
	const nodes = new Map([...known.values()].map((cells) => [cells.kode, cells.kodeInduk]));
	for (const { cells, errors } of rows)
		if (errors.length === 0) nodes.set(cells.kode, cells.kodeInduk);

	const cyclic = new Set(
		cyclesIn([...nodes].map(([code, parent]) => ({ code, parentCode: parent || null })))
	);
	return rows.map((row) =>
		cyclic.has(row.cells.kode) && row.errors.length === 0
			? withError(row, rowError('kodeInduk', 'unit-cycle', { text: row.cells.kodeInduk }))
			: row
	);
}

const withError = (row: Merged, error: RowError): Merged => ({
	...row,
	errors: [...row.errors, error]
});
