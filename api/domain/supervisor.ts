/**
 * The supervisor (atasan langsung) of a person: whoever HR named for them; else the head of their unit,
 * or of the nearest unit above that has one. Nobody supervises themselves: the head of a unit is
 * supervised from above.
 */
import type { AssignmentKind } from './employment.ts';

/** Who leads a unit: named by hand, or by the way in which its leading position is held. */
export type UnitHead = { unitId: string; personId: string; as: AssignmentKind | 'named' };
export type Supervisor = { personId: string; by: 'person' | 'unit'; unitId: string | null };

/** The definitive head stays the head while somebody acts for them. */
const strongestFirst: readonly UnitHead['as'][] = ['named', 'D', 'PJ', 'PLT', 'TT', 'PLH'];

export function supervisorOf(given: {
	personId: string;
	/** Path of ids of the unit where the person works; null without an appointment. */
	unitPath: string | null;
	heads: readonly UnitHead[];
	/** Named for this person alone. */
	named: string | null;
}): Supervisor | null {
	const { personId, unitPath, heads, named } = given;
	if (named) return { personId: named, by: 'person', unitId: null };

	const upwards = (unitPath ?? '').split('/').filter(Boolean).toReversed();
	for (const unitId of upwards) {
		const leading = headsOf(unitId, heads);
		const [first] = leading;
		if (!first || leading.some((head) => head.personId === personId)) continue;
		return { personId: first.personId, by: 'unit', unitId };
	}
	return null;
}

/** The heads of one unit, the strongest first; one named by hand stands alone. */
export function headsOf(unitId: string, heads: readonly UnitHead[]): UnitHead[] {
	const own = heads.filter((head) => head.unitId === unitId);
	const named = own.filter((head) => head.as === 'named');
	const leading = named.length > 0 ? named : own;
	return leading.toSorted(
		(a, b) =>
			strongestFirst.indexOf(a.as) - strongestFirst.indexOf(b.as) ||
			a.personId.localeCompare(b.personId)
	);
}
