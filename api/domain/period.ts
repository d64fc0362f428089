/**
 * Civil dates, years and zones. Instants are UTC; whatever a regulation counts in days or years is a
 * civil date (`YYYY-MM-DD`) in the agency's zone: WIB (+7), WITA (+8) or WIT (+9), none of which
 * knows daylight saving.
 */
export const timeZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type TimeZone = (typeof timeZones)[number];
export type CivilDate = string;

const hoursEast: Record<TimeZone, number> = {
	'Asia/Jakarta': 7,
	'Asia/Makassar': 8,
	'Asia/Jayapura': 9
};

/** The civil date at `instant` in `zone`. */
export const civilDateOf = (instant: Date, zone: TimeZone): CivilDate =>
	new Date(instant.getTime() + hoursEast[zone] * 3_600_000).toISOString().slice(0, 10);

/** The day that something which ends at `end` belongs to: what ends at midnight, to the day that ends. */
export const lastDayOf = (end: Date, zone: TimeZone): CivilDate =>
	civilDateOf(new Date(end.getTime() - 1), zone);

/** The first instant of `date` in `zone`. */
export const startOfDay = (date: CivilDate, zone: TimeZone) =>
	new Date(Date.parse(`${date}T00:00:00Z`) - hoursEast[zone] * 3_600_000);

/** What a clock in `zone` shows at `instant`: `2026-11-27T09:00`. */
export const clockOf = (instant: Date, zone: TimeZone) =>
	new Date(instant.getTime() + hoursEast[zone] * 3_600_000).toISOString().slice(0, 16);

/** The instant at which a clock in `zone` shows `clock` (`2026-11-27T09:00`); null when it is no such text. */
export function instantOf(clock: string, zone: TimeZone): Date | null {
	if (!/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null;
	if (!isCivilDate(clock.slice(0, 10))) return null;
	return new Date(Date.parse(`${clock}:00Z`) - hoursEast[zone] * 3_600_000);
}

export const yearOf = (date: CivilDate) => Number(date.slice(0, 4));

/** True for a date of the calendar, such as 2024-02-29, and for nothing else. */
export function isCivilDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const at = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** `date` moved by whole days. */
export function addDays(date: CivilDate, days: number): CivilDate {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `date` moved by whole years; 29 February becomes 28 February in a common year. */
export function addYears(date: CivilDate, years: number): CivilDate {
	const moved = `${String(yearOf(date) + years).padStart(4, '0')}${date.slice(4)}`;
	return isCivilDate(moved) ? moved : moved.replace('-02-29', '-02-28');
}

/** True when `date` lies in the validity `[from, to]`; a missing end is open. */
export const isValidOn = (
	date: CivilDate,
	validity: { validFrom: CivilDate; validTo: CivilDate | null }
) => validity.validFrom <= date && (validity.validTo === null || date <= validity.validTo);

export type Period = { from: CivilDate; to: CivilDate };

/** The calendar year that holds `date`: the period of a PNS (PP 11/2017 Art. 203). */
export const calendarYearOf = (date: CivilDate): Period => ({
	from: `${date.slice(0, 4)}-01-01`,
	to: `${date.slice(0, 4)}-12-31`
});

/** The contract year that holds `date`, counted from the contract's start: the period of a PPPK (PP 49/2018 Art. 40). */
export function contractYearOf(date: CivilDate, contractStart: CivilDate): Period {
	let years = yearOf(date) - yearOf(contractStart);
	if (addYears(contractStart, years) > date) years -= 1;
	const from = addYears(contractStart, years);
	return { from, to: addDays(addYears(contractStart, years + 1), -1) };
}
