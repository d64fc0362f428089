/**
 * Appointments (penugasan) of one person. One definitive position at a time; acting ones (Plt., Plh., Pj.)
 * and additional duties stand beside it. Moving ends the definitive one the day before: nothing is
 * overwritten, and the past stays as it was.
 */
import type { AssignmentKind } from './employment.ts';
import { addDays, isValidOn, type CivilDate } from './period.ts';
import { no, ok, type Result } from './result.ts';

export type HeldAppointment = {
	id: string;
	kind: AssignmentKind;
	positionId: string;
	unitId: string;
	validFrom: CivilDate;
	validTo: CivilDate | null;
};
export type Opening = Omit<HeldAppointment, 'id'>;
/** The definitive appointment that ends to make room. */
export type Ending = { id: string; validTo: CivilDate };

export type AppointmentRefusal = {
	field: 'kind' | 'positionId' | 'validFrom' | 'validTo';
	code:
		| 'required'
		| 'ends-before-start'
		| 'definitive-from'
		| 'already-held'
		| 'needs-definitive'
		| 'appointment-over';
	params?: Record<string, string>;
};

/** In charge for a time only, beside a position of one's own. */
export const actingKinds: readonly AssignmentKind[] = ['PLT', 'PLH', 'PJ'];

/** What opening an appointment ends, or the field that stands against it. */
export function planOpening(
	held: readonly HeldAppointment[],
	opening: Opening
): Result<Ending | null, AppointmentRefusal> {
	const { kind, validFrom, validTo } = opening;
	if (validTo !== null && validTo < validFrom)
		return no({ field: 'validTo', code: 'ends-before-start' });
	if (held.some((each) => isSame(each, opening) && overlap(each, opening)))
		return no({ field: 'positionId', code: 'already-held' });
	if (kind === 'D') return roomForDefinitive(held, opening);
	if (!actingKinds.includes(kind)) return ok(null);

	if (validTo === null) return no({ field: 'validTo', code: 'required' });
	const own = held.some((each) => each.kind === 'D' && isValidOn(validFrom, each));
	return own ? ok(null) : no({ field: 'kind', code: 'needs-definitive' });
}

function roomForDefinitive(
	held: readonly HeldAppointment[],
	opening: Opening
): Result<Ending | null, AppointmentRefusal> {
	const definitive = held.filter(({ kind }) => kind === 'D');
	const before = definitive.find(
		(each) => each.validFrom < opening.validFrom && isValidOn(opening.validFrom, each)
	);
	const other = definitive.find((each) => each !== before && overlap(each, opening));
	if (other)
		return no({
			field: 'validFrom',
			code: 'definitive-from',
			params: { date: other.validFrom }
		});
	return ok(before ? { id: before.id, validTo: addDays(opening.validFrom, -1) } : null);
}

/** Whether an appointment may have `on` as its last day: earlier than planned, or later when it is extended. */
export function planEnding(
	held: readonly HeldAppointment[],
	given: { id: string; on: CivilDate; today: CivilDate }
): Result<Ending, AppointmentRefusal> {
	const { id, on, today } = given;
	const ending = held.find((each) => each.id === id);
	if (!ending || (ending.validTo !== null && ending.validTo < today))
		return no({ field: 'validTo', code: 'appointment-over' });
	if (on < ending.validFrom) return no({ field: 'validTo', code: 'ends-before-start' });

	const span = { validFrom: ending.validFrom, validTo: on };
	const others = held.filter((each) => each !== ending && overlap(each, span));
	if (others.some((each) => isSame(each, ending)))
		return no({ field: 'validTo', code: 'already-held' });
	const next = ending.kind === 'D' ? others.find(({ kind }) => kind === 'D') : undefined;
	if (next)
		return no({ field: 'validTo', code: 'definitive-from', params: { date: next.validFrom } });
	return ok({ id, validTo: on });
}

/**
 * Ends what is held when somebody leaves on `from`: the last day is the one before. What had not begun by
 * then ends before it begins, so that it is in force on no day and stays to be read.
 */
export function planLeaving(held: readonly HeldAppointment[], from: CivilDate): Ending[] {
	const last = addDays(from, -1);
	return held
		.filter(({ validTo }) => validTo === null || validTo > last)
		.filter((each) => !isTakenBack(each))
		.map(({ id, validFrom }) => ({
			id,
			validTo: validFrom > last ? addDays(validFrom, -1) : last
		}));
}

/** Never in force: it ended before it began. */
export const isTakenBack = ({ validFrom, validTo }: Span) =>
	validTo !== null && validTo < validFrom;

type Span = { validFrom: CivilDate; validTo: CivilDate | null };

/** Whether two spans share a day. */
export const overlap = (one: Span, other: Span) =>
	(other.validTo === null || one.validFrom <= other.validTo) &&
	(one.validTo === null || other.validFrom <= one.validTo);

const isSame = (one: Opening, other: Opening) =>
	one.kind === other.kind && one.positionId === other.positionId && one.unitId === other.unitId;
