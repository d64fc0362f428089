/**
 * `npm run bench -- pages`: how fast the pages and verbs that people use most are, beside the floors of the
 * same run (the machine is noisy, so read the ratios). Pages and floors take turns, so that a slow
 * moment of the machine falls on all of them. Loopback only, a temporary folder, bounded.
 */
import { buildWhenStale } from '../build.ts';
import { openAgency } from './agency.ts';
import { startHello } from './floor.ts';
import { readsOf, writesOf, type Journey } from './journeys.ts';
import { measure, measured, sample, send, warmUp, type Asked, type Sample } from './measure.ts';
import { startBenchPortal } from './portal.ts';
import { printReport, type Row } from './report.ts';
import { weigh } from './weight.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const LEVELS = [1, 8];
/** Turns that every page takes; its seconds are shared out among them. */
const ROUNDS = Math.min(8, Math.max(4, SECONDS));

const say = (line: string) => {
	console.log(line);
};
await buildWhenStale(say);
const hello = await startHello();
const portal = await startBenchPortal(say);
try {
	const agency = await openAgency(portal);
	const reads = readsOf({ agency, hello: hello.url });
	const rows = await takingTurns(reads);
	for (const journey of writesOf({ agency, portal, levels: LEVELS })) {
		await journey.prepare?.();
		const levels = [];
		for (const concurrency of LEVELS) {
			levels.push(await measure({ ...loadOf(journey, concurrency), seconds: SECONDS }));
		}
		rows.push({ name: journey.name, levels, trips: null, weight: null });
		say(`  measured: ${journey.name}`);
	}
	printReport(rows, LEVELS);
} finally {
	await portal.stop();
	await hello.stop();
}

async function takingTurns(journeys: readonly Journey[]): Promise<Row[]> {
	const loads = journeys.map((journey) => ({
		journey,
		levels: LEVELS.map((concurrency) => ({
			load: { ...loadOf(journey, concurrency), seconds: SECONDS / ROUNDS },
			samples: [] as Sample[]
		}))
	}));
	for (const { levels } of loads) for (const { load } of levels.slice(0, 1)) await warmUp(load);
	for (let round = 1; round <= ROUNDS; round += 1) {
		for (const level of LEVELS.keys()) {
			for (const { levels } of loads) {
				const turn = levels[level];
				if (turn) turn.samples.push(await sample(turn.load));
			}
		}
		say(`  round ${round} of ${ROUNDS}`);
	}

	const rows: Row[] = [];
	for (const { journey, levels } of loads) {
		const { name, at = portal.url, page } = journey;
		const once = journey.ask(1);
		const seen = page ? once() : null;
		rows.push({
			name,
			levels: levels.map(({ samples }) => measured(samples)),
			trips: await roundTripsOf(at, once),
			weight: seen ? await weigh({ url: at, path: seen.path, headers: seen.headers ?? {} }) : null
		});
	}
	return rows;
}

function loadOf({ at = portal.url, ask }: Journey, concurrency: number) {
	return { at, concurrency, next: ask(concurrency) };
}

async function roundTripsOf(at: string, next: () => Asked | null) {
	const counts = [];
	for (let turn = 0; turn < 3; turn += 1) {
		const before = await portal.roundTrips();
		const asked = next();
		if (asked) await send({ at, asked });
		counts.push((await portal.roundTrips()) - before);
	}
	return Math.min(...counts);
}
