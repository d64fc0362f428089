/** What a row's appointment changes in those that a person has had. */
import { addDays } from '../../period.ts';
import { no, ok, type Result } from '../../result.ts';
import type { Cells } from '../column.ts';
import type { PersonKey } from '../kinds/people.ts';
import type { CellChange } from '../read-rows.ts';
import { rowError, type RowError } from '../row-error.ts';
import type { Place } from './place.ts';

export type KnownAppointment = Place & {
	id: string;
	kind: string;
	validFrom: string;
	validTo: string | null;
};
export type NewAppointment = Place & { kind: string; validFrom: string; validTo: string | null };
/** At most one of each: end the one before, open the new one, or move the ends of the known one. */
export type AppointmentWrite = {
	end: { id: string; validTo: string } | null;
	open: NewAppointment | null;
	revise: { id: string; validFrom: string; validTo: string | null } | null;
};
type Outcome = { changes: CellChange[]; write: AppointmentWrite | null };

export function planAppointment(given: {
	at: Place;
	cells: Cells<PersonKey>;
	known: readonly KnownAppointment[];
}): Result<Outcome, RowError> {
	const { at, cells, known } = given;
	const { jenisPenugasan: kind, tmtJabatan: start } = cells;
	const end = cells.tanggalSelesai === '-' ? '' : cells.tanggalSelesai;
	if (start && end && end < start) return no(rowError('tanggalSelesai', 'ends-before-start'));

	const same = sameAppointment(known, { at, kind, start });
	if (same) return ok(revised(same, { start, end, emptied: cells.tanggalSelesai === '-' }));
	if (!start) return no(rowError('tmtJabatan', 'required'));

	const opened = { ...at, kind, validFrom: start, validTo: end || null };
	const current =
		kind === 'D' ? known.find((each) => each.kind === 'D' && isOpen(each, start)) : undefined;
	if (!current) return ok(added({ opened, current: null }));
	if (end && end < current.validFrom) return ok(added({ opened, current: null }));
	if (start <= current.validFrom) {
		return no(rowError('tmtJabatan', 'starts-before-current', { current: current.validFrom }));
	}
	return ok(added({ opened, current }));
}

/** The same position held in the same way: from the same day, or still held when no other day is given. */
function sameAppointment(
	known: readonly KnownAppointment[],
	{ at, kind, start }: { at: Place; kind: string; start: string }
) {
	const alike = known.filter(
		(each) =>
			each.kind === kind && each.unitCode === at.unitCode && each.positionCode === at.positionCode
	);
	return (
		alike.find(({ validFrom }) => validFrom === start) ??
		alike.find(({ validTo }) => validTo === null && (start === '' || kind === 'D'))
	);
}

function revised(
	same: KnownAppointment,
	{ start, end, emptied }: { start: string; end: string; emptied: boolean }
): Outcome {
	const validFrom = start || same.validFrom;
	const validTo = emptied ? null : end || same.validTo;
	const changes = [
		{ column: 'tmtJabatan', before: same.validFrom, after: validFrom },
		{ column: 'tanggalSelesai', before: same.validTo ?? '', after: validTo ?? '' }
	].filter(({ before, after }) => before !== after);
	const write = { end: null, open: null, revise: { id: same.id, validFrom, validTo } };
	return { changes, write: changes.length > 0 ? write : null };
}

function added({
	opened,
	current
}: {
	opened: NewAppointment;
	current: KnownAppointment | null;
}): Outcome {
	const changes = [
		{ column: 'kodeJabatan', before: current?.positionCode ?? '', after: opened.positionCode },
		{ column: 'kodeUnit', before: current?.unitCode ?? '', after: opened.unitCode },
		{ column: 'tmtJabatan', before: current?.validFrom ?? '', after: opened.validFrom },
		{ column: 'tanggalSelesai', before: '', after: opened.validTo ?? '' }
	].filter(({ before, after }) => before !== after);
	const end = current ? { id: current.id, validTo: addDays(opened.validFrom, -1) } : null;
	return { changes, write: { end, open: opened, revise: null } };
}

const isOpen = ({ validTo }: KnownAppointment, start: string) =>
	validTo === null || validTo >= start;
