/** Supervisors named for one person, one at a time: what a new one, or none, does to those before. */
import { addDays, type CivilDate } from './period.ts';

export type NamedSupervision = { id: string; validFrom: CivilDate; validTo: CivilDate | null };

/**
 * The ends that move so that nobody is named from `from` on. One that has not begun by then ends before it
 * begins: it was in force on no day, and still it stays to be read.
 */
export function endedBefore(
	named: readonly NamedSupervision[],
	from: CivilDate
): { id: string; validTo: CivilDate }[] {
	return named
		.filter(({ validTo }) => validTo === null || validTo >= from)
		.filter(({ validFrom, validTo }) => validTo === null || validTo >= validFrom)
		.map(({ id, validFrom }) => ({
			id,
			validTo: addDays(validFrom < from ? from : validFrom, -1)
		}));
}
