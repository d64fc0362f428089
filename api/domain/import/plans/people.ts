/**
 * Civil servants and their appointments from a spreadsheet. A row is one appointment; a person who
 * moves gets a new appointment from its TMT on, and the one before ends the day before: history stays.
 */
import { readEmployeeNumber } from '../../employee-number.ts';
import type { Cells } from '../column.ts';
import type { PersonKey } from '../kinds/people.ts';
import { planned, refused, type PlannedRow } from '../plan.ts';
import { changesBetween, mergedCells, type CellChange, type ReadRow } from '../read-rows.ts';
import { rowError, type RowError } from '../row-error.ts';
import { planAppointment, type AppointmentWrite, type KnownAppointment } from './appointment.ts';
import { placeOf, type KnownPlaces } from './place.ts';

export const ownKeys = [
	'nip',
	'gelarDepan',
	'nama',
	'gelarBelakang',
	'statusAsn',
	'kedudukanHukum',
	'golongan',
	'email',
	'nomorHp',
	'tmtKontrak',
	'selesaiKontrak'
] as const satisfies readonly PersonKey[];
export type OwnKey = (typeof ownKeys)[number];
export type OwnCells = Cells<OwnKey>;

export type KnownPerson = {
	id: string;
	cells: OwnCells;
	appointments: readonly KnownAppointment[];
};
export type PersonWrite = {
	nip: string;
	/** Null when no cell of the person's own changes. */
	own: OwnCells | null;
	changes: CellChange[];
	appointment: AppointmentWrite | null;
};

export type KnownPeople = KnownPlaces & {
	people: ReadonlyMap<string, KnownPerson>;
	/** Rank codes by code and by SIASN id. */
	ranks: ReadonlyMap<string, string>;
	/** Legal-status codes by code and by name in lower case. */
	legalStatuses: ReadonlyMap<string, string>;
	today: string;
};

/** What earlier rows of the file said about the same person. */
type Seen = { row: number; own: OwnCells; definitive: number | null; places: Set<string> };

export function planPeople(
	rows: readonly ReadRow<PersonKey>[],
	known: KnownPeople
): PlannedRow<PersonWrite>[] {
	const seen = new Map<string, Seen>();
	return rows.map((row) => planRow({ row, known, seen }));
}

function planRow(given: {
	row: ReadRow<PersonKey>;
	known: KnownPeople;
	seen: Map<string, Seen>;
}): PlannedRow<PersonWrite> {
	const { row, known, seen } = given;
	const cells = { ...row.cells, jenisPenugasan: row.cells.jenisPenugasan || 'D' };
	const person = known.people.get(cells.nip);
	const earlier = seen.get(cells.nip);
	const codes = codesOf(cells, known);
	const place = placeOf(cells, known);
	const errors = [...row.errors, ...codes.errors, ...place.errors];
	if (errors.length > 0) return refused(row.row, errors);

	const own = ownOf({ ...cells, ...codes.cells }, earlier?.own ?? person?.cells);
	const clash = clashOf({ row, own, earlier, place: place.key });
	const appointment = place.at
		? planAppointment({ at: place.at, cells, known: person?.appointments ?? [] })
		: null;
	const late = appointment && !appointment.ok ? [appointment.error] : [];
	if (clash || late.length > 0) return refused(row.row, [...(clash ? [clash] : []), ...late]);

	remember({
		seen,
		row,
		own,
		place: place.key,
		definitive: cells.jenisPenugasan === 'D' && place.at !== null
	});
	const ownChanges = earlier ? [] : changesBetween(person?.cells, own);
	const moved = appointment?.ok ? appointment.value : null;
	return planned({
		row: row.row,
		known: person !== undefined || earlier !== undefined,
		changes: [...ownChanges, ...(moved?.changes ?? [])],
		write: {
			nip: cells.nip,
			own: ownChanges.length > 0 ? own : null,
			changes: ownChanges,
			appointment: moved?.write ?? null
		}
	});
}

/** SIASN codes and short forms of rank and legal status to ours. */
function codesOf(cells: Cells<PersonKey>, known: KnownPeople) {
	const errors: RowError[] = [];
	const found: Partial<OwnCells> = {};
	if (cells.golongan && cells.golongan !== '-') {
		const rank = known.ranks.get(plainRank(cells.golongan));
		if (rank) found.golongan = rank;
		else errors.push(rowError('golongan', 'unknown-rank', { text: cells.golongan }));
	}
	if (cells.kedudukanHukum && cells.kedudukanHukum !== '-') {
		const status = known.legalStatuses.get(plainStatus(cells.kedudukanHukum));
		if (status) found.kedudukanHukum = status;
		else
			errors.push(
				rowError('kedudukanHukum', 'unknown-legal-status', { text: cells.kedudukanHukum })
			);
	}
	return { errors, cells: found };
}

/** `Penata Muda Tk. I, III/b`, `(III/b)`, `iii/B` and `32` are found alike. */
export const plainRank = (text: string) => {
	const short = /\b([IVX]{1,5})\s*\/\s*([a-e])\b/i.exec(text);
	return short
		? `${short[1]}/${short[2]}`.toLowerCase()
		: text.replace(/^golongan\s+/i, '').toLowerCase();
};
export const plainStatus = (text: string) => (/^\d$/.test(text) ? `0${text}` : text).toLowerCase();

function ownOf(cells: Cells<PersonKey>, before: OwnCells | undefined): OwnCells {
	const { nip, gelarDepan, nama, gelarBelakang, statusAsn, kedudukanHukum, golongan } = cells;
	const { email, nomorHp, tmtKontrak, selesaiKontrak } = cells;
	const own = mergedCells<OwnKey>(before, {
		nip,
		gelarDepan,
		nama,
		gelarBelakang,
		statusAsn,
		kedudukanHukum,
		golongan,
		email,
		nomorHp,
		tmtKontrak,
		selesaiKontrak
	});
	const number = readEmployeeNumber(nip);
	own.statusAsn ||= number.ok ? number.value.kind : 'PNS';
	own.kedudukanHukum ||= '01';
	return own;
}

/** Rows of one person agree about the person, hold one definitive position and differ in the rest. */
function clashOf(given: {
	row: ReadRow<PersonKey>;
	own: OwnCells;
	earlier: Seen | undefined;
	place: string | null;
}): RowError | null {
	const { own, earlier, place, row } = given;
	if (!earlier) return null;
	const differing = changesBetween(earlier.own, own)[0];
	if (differing) return rowError(differing.column, 'person-differs', { row: earlier.row });
	if (place === null || earlier.places.has(place))
		return rowError('nip', 'duplicate-in-file', { row: earlier.row });
	const second = (row.cells.jenisPenugasan || 'D') === 'D' && earlier.definitive !== null;
	// A closed definitive appointment is history and may stand beside the open one.
	return second && row.cells.tanggalSelesai === ''
		? rowError('jenisPenugasan', 'two-definitive', { row: earlier.definitive ?? earlier.row })
		: null;
}

function remember(given: {
	seen: Map<string, Seen>;
	row: ReadRow<PersonKey>;
	own: OwnCells;
	place: string | null;
	definitive: boolean;
}) {
	const { seen, row, own, place, definitive } = given;
	const entry = seen.get(own.nip) ?? {
		row: row.row,
		own,
		definitive: null,
		places: new Set<string>()
	};
	entry.places.add(place ?? '');
	if (definitive && row.cells.tanggalSelesai === '') entry.definitive ??= row.row;
	seen.set(own.nip, entry);
}
