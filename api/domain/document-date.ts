/**
 * Dates as official documents write them: month in letters, no leading zero, *s.d.* for a range.
 * Always Indonesian, also when the reader's screen is English: paper has one language.
 */
import type { CivilDate } from './period.ts';

const months = [
	'Januari',
	'Februari',
	'Maret',
	'April',
	'Mei',
	'Juni',
	'Juli',
	'Agustus',
	'September',
	'Oktober',
	'November',
	'Desember'
];

type Parts = { day: number; month: string; year: number };

/** `7 November 2025`. */
export function longDate(date: CivilDate): string {
	const { day, month, year } = partsOf(date);
	return `${day} ${month} ${year}`;
}

/** `17 s.d. 20 November 2025`, naming month and year once where both days share them. */
export function dateRange(from: CivilDate, to: CivilDate): string {
	if (from === to) return longDate(to);
	const [a, b] = [partsOf(from), partsOf(to)];
	if (a.year !== b.year) return `${longDate(from)} s.d. ${longDate(to)}`;
	if (a.month !== b.month) return `${a.day} ${a.month} s.d. ${longDate(to)}`;
	return `${a.day} s.d. ${longDate(to)}`;
}

/** `17-11-2025`, for tables and for SIASN. */
export const shortDate = (date: CivilDate) => date.split('-').reverse().join('-');

function partsOf(date: CivilDate): Parts {
	const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
	return { day, month: months[month - 1] ?? '', year };
}
