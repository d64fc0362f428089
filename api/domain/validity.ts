/**
 * Versions of one thing (a rule, the JP rule of a form, the level of a class), each in force from a day on.
 * A version is never changed and never removed: a new one begins today or later, the one before it ends the
 * day before, and one that was withdrawn ends before it begins, so that it is in force on no day.
 */
import { addDays, isValidOn, type CivilDate } from './period.ts';
import { no, ok, type Result } from './result.ts';

export type Version = { id: string; validFrom: CivilDate; validTo: CivilDate | null };
/** A version whose end moves. */
export type Ending = { id: string; validTo: CivilDate | null };
/** The end of the new version, and the ends that move to make room for it. */
export type Placement = { validTo: CivilDate | null; endings: Ending[] };

export const isWithdrawn = ({ validFrom, validTo }: Omit<Version, 'id'>) =>
	validTo !== null && validTo < validFrom;

export type VersionState = 'planned' | 'current' | 'past' | 'withdrawn';

export function versionState(version: Omit<Version, 'id'>, today: CivilDate): VersionState {
	if (isWithdrawn(version)) return 'withdrawn';
	if (version.validFrom > today) return 'planned';
	return isValidOn(today, version) ? 'current' : 'past';
}

/** The version in force on `date`. */
export const versionOn = <V extends Version>(versions: readonly V[], date: CivilDate): V | null =>
	versions.find((version) => isValidOn(date, version)) ?? null;

/** Room for a version from `validFrom` on; one that begins on the same day gives way. */
export function placeVersion(
	versions: readonly Version[],
	validFrom: CivilDate,
	today: CivilDate
): Result<Placement, { code: 'begins-in-the-past' }> {
	if (validFrom < today) return no({ code: 'begins-in-the-past' });

	const live = liveInOrder(versions);
	const same = live.find((version) => version.validFrom === validFrom);
	const before = live.findLast((version) => version.validFrom < validFrom);
	const next = live.find((version) => version.validFrom > validFrom);
	const endings: Ending[] = [];
	const dayBefore = addDays(validFrom, -1);
	if (same) endings.push({ id: same.id, validTo: dayBefore });
	if (before && isValidOn(validFrom, before)) endings.push({ id: before.id, validTo: dayBefore });
	return ok({ validTo: next ? addDays(next.validFrom, -1) : null, endings });
}

/** Takes back a version that has not begun; the one before it goes on. */
export function withdrawVersion(
	versions: readonly Version[],
	id: string,
	today: CivilDate
): Result<Ending[], { code: 'not-planned' }> {
	const live = liveInOrder(versions);
	const at = live.findIndex((version) => version.id === id);
	const planned = live[at];
	if (!planned || planned.validFrom <= today) return no({ code: 'not-planned' });

	const dayBefore = addDays(planned.validFrom, -1);
	const before = live[at - 1];
	const goesOn = before?.validTo === dayBefore ? [{ id: before.id, validTo: planned.validTo }] : [];
	return ok([{ id, validTo: dayBefore }, ...goesOn]);
}

const liveInOrder = (versions: readonly Version[]) =>
	versions
		.filter((version) => !isWithdrawn(version))
		.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
