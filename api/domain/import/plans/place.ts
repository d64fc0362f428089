/** Where a row places a person: the unit by code or SIASN id, the position by code or exact name. */
import type { Cells } from '../column.ts';
import type { PersonKey } from '../kinds/people.ts';
import { rowError, type RowError } from '../row-error.ts';

export type Place = { unitCode: string; positionCode: string };
export type KnownPlaces = {
	/** Unit codes by code, and by SIASN id in upper case. */
	units: ReadonlyMap<string, string>;
	/** Position codes by code. */
	positions: ReadonlySet<string>;
	/** Position codes by plain name; several when names repeat. */
	positionsByName: ReadonlyMap<string, readonly string[]>;
};
export type PlaceFound = { at: Place | null; key: string | null; errors: RowError[] };

/** Spelling of names differs in blanks and case only. */
export const plainName = (text: string) =>
	text
		.toLowerCase()
		.replace(/[\s.]+/g, ' ')
		.trim();

export function placeOf(cells: Cells<PersonKey>, known: KnownPlaces): PlaceFound {
	const unitText = cells.kodeUnit || cells.unorId;
	const positionText = cells.kodeJabatan || cells.jabatanNama;
	if (!unitText && !positionText) return { at: null, key: null, errors: [] };
	if (!unitText || !positionText) {
		const column = unitText ? 'kodeJabatan' : 'kodeUnit';
		return { at: null, key: null, errors: [rowError(column, 'unit-and-position')] };
	}

	const unitCode = known.units.get(unitText.toUpperCase());
	const position = positionOf(cells, known);
	const errors: RowError[] = [];
	if (!unitCode) {
		errors.push(
			rowError(cells.kodeUnit ? 'kodeUnit' : 'unorId', 'unknown-unit', { text: unitText })
		);
	}
	if ('error' in position) errors.push(position.error);
	if (!unitCode || 'error' in position) return { at: null, key: null, errors };

	const at = { unitCode, positionCode: position.code };
	return {
		at,
		key: [cells.jenisPenugasan, position.code, unitCode, cells.tmtJabatan].join('|'),
		errors
	};
}

function positionOf(
	cells: Cells<PersonKey>,
	known: KnownPlaces
): { code: string } | { error: RowError } {
	const { kodeJabatan, jabatanNama } = cells;
	if (kodeJabatan) {
		return known.positions.has(kodeJabatan)
			? { code: kodeJabatan }
			: { error: rowError('kodeJabatan', 'unknown-position', { text: kodeJabatan }) };
	}
	const [code, ...others] = known.positionsByName.get(plainName(jabatanNama)) ?? [];
	if (!code) return { error: rowError('jabatanNama', 'unknown-position', { text: jabatanNama }) };
	return others.length > 0
		? { error: rowError('jabatanNama', 'ambiguous-position', { text: jabatanNama }) }
		: { code };
}
