/** Whether somebody who completes the same course once more earns by it again (rule `jp.kursus_berulang`). */
import { calendarYearOf, type CivilDate } from './period.ts';

/** Once for good, once in a calendar year, or every time. */
export const repeatWays = ['once', 'year', 'always'] as const;
export type RepeatWay = (typeof repeatWays)[number];

export const repeatWay = (value: unknown): RepeatWay =>
	repeatWays.find((each) => each === value) ?? 'year';

/**
 * Of what the ledger holds for the same course, online or face to face, that which keeps a completion on `on` from
 * counting; null where it counts.
 */
export function recordedBefore<Earlier extends { completedOn: CivilDate }>(
	way: RepeatWay,
	{ earlier, on }: { earlier: readonly Earlier[]; on: CivilDate }
): Earlier | null {
	if (way === 'always') return null;
	const year = calendarYearOf(on);
	const same = earlier.filter(
		({ completedOn }) => way === 'once' || (year.from <= completedOn && completedOn <= year.to)
	);
	return same.toSorted((a, b) => b.completedOn.localeCompare(a.completedOn))[0] ?? null;
}

/**
 * Which of `kept` (completions that the same course kept from counting) count now that `lost` counts no more: as if
 * it had never been, the earliest first, beside what else the ledger holds.
 */
export function countedInstead<Kept extends { completedOn: CivilDate }>(
	way: RepeatWay,
	given: {
		lost: { completedOn: CivilDate };
		recorded: readonly { completedOn: CivilDate }[];
		kept: readonly Kept[];
	}
): Kept[] {
	const counted: Kept[] = [];
	for (const each of given.kept.toSorted((a, b) => a.completedOn.localeCompare(b.completedOn))) {
		const on = each.completedOn;
		const wasKept = way === 'always' || recordedBefore(way, { earlier: [given.lost], on }) !== null;
		const others = [...given.recorded, ...counted];
		if (wasKept && recordedBefore(way, { earlier: others, on }) === null) counted.push(each);
	}
	return counted;
}
