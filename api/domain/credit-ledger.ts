/**
 * The ledger of JP: entries → balance of a year. A PNS develops at least 20 JP in a calendar year
 * (PP 11/2017 Art. 203), a PPPK at most 24 in a contract year (PP 49/2018 Art. 40), where more only
 * warns. The end date on the certificate decides the year (`jp.tahun_atribusi`), nothing is carried
 * over, and only verified entries count: what waits for HR is shown apart. Entries are never changed;
 * a correction voids one and posts another.
 */
import type { ClaimState } from './credit-claim.ts';
import type { EmploymentKind } from './employment.ts';
import { calendarYearOf, contractYearOf, type CivilDate, type Period } from './period.ts';

export type LedgerEntry = {
	id: string;
	jp: number;
	completedOn: CivilDate;
	/** The entry that this row takes back; such a row carries no JP of its own. */
	voidsId: string | null;
	state: ClaimState;
	competencyIds: readonly string[];
};

/** The rule row `jp.target.<kind>`; `jp` null: not regulated yet. */
export type JpTarget = {
	jp: number | null;
	bound: 'at-least' | 'at-most';
	period: 'calendar-year' | 'contract-year';
};

export type JpBand = 'low' | 'middle' | 'reached';

export type JpBalance = {
	period: Period;
	target: JpTarget;
	verified: number;
	submitted: number;
	returned: number;
	/** JP to go, 0 when reached or when the target is an upper bound. */
	remaining: number;
	/** JP above an upper bound: a warning, nothing is refused. */
	over: number;
	percent: number | null;
	band: JpBand | null;
	/** Of the verified JP: those of courses for a required competency, and the others. */
	served: number;
	other: number;
};

/** The year that counts for somebody on `date`. A PPPK without a recorded contract is counted by calendar. */
export function ledgerPeriod(
	person: { kind: EmploymentKind; contractStart: CivilDate | null },
	target: JpTarget,
	date: CivilDate
): Period {
	if (target.period === 'calendar-year' || person.contractStart === null)
		return calendarYearOf(date);
	return contractYearOf(date, person.contractStart);
}

/** Entries that were neither taken back nor take another one back. */
export function liveEntries<Entry extends Pick<LedgerEntry, 'id' | 'voidsId'>>(
	entries: readonly Entry[]
): Entry[] {
	const voided = new Set(entries.map((entry) => entry.voidsId));
	return entries.filter((entry) => entry.voidsId === null && !voided.has(entry.id));
}

export type BalanceInput = {
	entries: readonly LedgerEntry[];
	period: Period;
	target: JpTarget;
	/** Competencies that the person's positions ask for. */
	required: ReadonlySet<string>;
	/** `jp.ambang_warna`: per cent from which the middle band and the reached band begin. */
	bands: readonly [number, number];
};

/** The balance of one year. */
export function balanceOf({ entries, period, target, required, bands }: BalanceInput): JpBalance {
	const ofYear = liveEntries(entries).filter((entry) => isWithinPeriod(entry.completedOn, period));
	const verifiedEntries = inState(ofYear, 'verified');
	const verified = sumOf(verifiedEntries);
	const served = sumOf(verifiedEntries.filter((entry) => serves(entry, required)));
	const percent = target.jp ? Math.floor((verified * 100) / target.jp) : null;
	const atLeast = target.bound === 'at-least';

	return {
		period,
		target,
		verified,
		submitted: sumOf(inState(ofYear, 'submitted')),
		returned: sumOf(inState(ofYear, 'returned')),
		remaining: target.jp !== null && atLeast ? Math.max(0, target.jp - verified) : 0,
		over: target.jp !== null && !atLeast ? Math.max(0, verified - target.jp) : 0,
		percent,
		band: percent !== null && atLeast ? bandOf(percent, bands) : null,
		served,
		other: verified - served
	};
}

/** True when the activity led to a competency that the person's positions ask for. */
export const serves = (
	entry: { competencyIds: readonly string[] },
	required: ReadonlySet<string>
) => entry.competencyIds.some((id) => required.has(id));

export const isWithinPeriod = (date: CivilDate, period: Period) =>
	period.from <= date && date <= period.to;

function bandOf(percent: number, [middle, reached]: readonly [number, number]): JpBand {
	if (percent >= reached) return 'reached';
	return percent >= middle ? 'middle' : 'low';
}

const inState = (entries: readonly LedgerEntry[], state: ClaimState) =>
	entries.filter((entry) => entry.state === state);

const sumOf = (entries: readonly LedgerEntry[]) =>
	entries.reduce((sum, entry) => sum + entry.jp, 0);
