/** The table that `npm run bench` ends with, and which budgets of the design it breaks. */
import type { Measured } from './measure.ts';
import type { Weight } from './weight.ts';

export type Row = {
	name: string;
	/** One a level of concurrency. */
	levels: Measured[];
	trips: number | null;
	weight: Weight | null;
};

export const FLOOR = 'floor: page without data';
const MOST_TIMES_FLOOR = 5;
/** One look-up of the session and four more. */
const MOST_TRIPS = 5;
const MOST_KILOBYTES = 70;
const MOST_REQUESTS = 14;

export function printReport(rows: Row[], levels: number[]) {
	const floor = rows.find((row) => row.name === FLOOR);
	const heads = levels.flatMap((level) => [`p50 c${level}`, `p95 c${level}`, 'req/s', '× floor']);
	const table = [
		['', ...heads, 'round trips', 'requests', 'KB'],
		...rows.map((row) => [
			row.name,
			...row.levels.flatMap((level, at) => [
				milliseconds(level.p50),
				milliseconds(level.p95),
				level.perSecond.toFixed(0),
				times(level.p95, floor?.levels[at]?.p95)
			]),
			row.trips === null ? '' : String(row.trips),
			row.weight === null ? '' : String(row.weight.requests),
			row.weight === null ? '' : row.weight.kilobytes.toFixed(1)
		])
	];
	console.log(
		'\nTimes in milliseconds; × floor compares p95 with a server-rendered page without data.\n'
	);
	for (const line of aligned(table)) console.log(line);

	const breaches = rows.flatMap((row) => breachesOf(row, floor?.levels[0]?.p95));
	console.log(breaches.length === 0 ? '\nEvery budget holds.' : '\nOver budget:');
	for (const breach of breaches) console.log(`  ${breach}`);
}

function breachesOf({ name, levels, trips, weight }: Row, floor: number | undefined) {
	const found: string[] = [];
	const failed = levels.reduce((sum, level) => sum + level.failed, 0);
	const odd = levels.find((level) => level.odd !== null)?.odd;
	if (failed > 0) found.push(`${name}: ${failed} answers were not as expected (first: ${odd})`);
	const p95 = levels[0]?.p95;
	if (weight && floor && p95 && p95 > floor * MOST_TIMES_FLOOR) {
		found.push(`${name}: p95 is ${(p95 / floor).toFixed(1)} × the floor, not ${MOST_TIMES_FLOOR}`);
	}
	if (trips !== null && trips > MOST_TRIPS) found.push(`${name}: ${trips} round trips`);
	if (weight && weight.kilobytes > MOST_KILOBYTES) {
		found.push(`${name}: ${weight.kilobytes.toFixed(0)} KB at a first visit`);
	}
	if (weight && weight.requests > MOST_REQUESTS) found.push(`${name}: ${weight.requests} requests`);
	return found;
}

const milliseconds = (time: number) => (Number.isNaN(time) ? '–' : time.toFixed(1));

const times = (time: number, floor: number | undefined) =>
	!floor || Number.isNaN(time) ? '–' : (time / floor).toFixed(1);

function aligned(table: string[][]) {
	const widths =
		table[0]?.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0))) ?? [];
	return table.map((row) =>
		row
			.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
			.join('  ')
	);
}
