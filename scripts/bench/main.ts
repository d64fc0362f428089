/**
 * `npm run bench`: how fast the pages and verbs that people use most are, beside the floors of the
 * same run (the machine is noisy, so read the ratios). Loopback only, a temporary folder, bounded.
 */
import { buildWhenStale } from '../build.ts';
import { openAgency, openAttempt, signIn, visitor, writeAs, type Opened } from './agency.ts';
import { startHello } from './floor.ts';
import { measure, send, type Asked } from './measure.ts';
import { startBenchPortal } from './portal.ts';
import { printReport, type Row } from './report.ts';
import { weigh } from './weight.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const LEVELS = [1, 8];
/** People who enrol, and then hand in a quiz, at each level. */
const WRITERS = 60;

const say = (line: string) => {
	console.log(line);
};
await buildWhenStale(say);
const hello = await startHello();
const portal = await startBenchPortal(say);
try {
	const agency = await openAgency(portal);
	const own = { cookie: agency.cookie };
	const rows: Row[] = [];

	type Journey = {
		name: string;
		at?: string;
		page?: boolean;
		ask: (level: number) => () => Asked | null;
	};
	const get =
		(path: string, headers: Record<string, string> = own) =>
		() =>
		() => ({ path, headers });
	const code = agency.code ?? '0000-0000-0000';
	const ready: Opened[] = [];
	const journeys: Journey[] = [
		{ name: 'floor: hello', at: hello.url, ask: get('/', {}) },
		{ name: 'floor: page without data', page: true, ask: get('/problems/not-found', {}) },
		{ name: 'floor: one query', ask: get('/api/health', {}) },
		{ name: 'home', page: true, ask: get('/home') },
		{ name: 'catalogue', page: true, ask: get('/catalogue') },
		{ name: 'catalogue search', page: true, ask: get('/catalogue?q=rekam+medis') },
		{ name: 'course page', page: true, ask: get(`/catalogue/${agency.courseId}`) },
		...['competencies', 'credits', 'learning', 'certificates', 'profile'].map((part) => ({
			name: `my/${part}`,
			page: true,
			ask: get(`/my/${part}`)
		})),
		...agency.own.map(({ name, path }) => ({ name, page: true, ask: get(path) })),
		{ name: 'team', page: true, ask: get('/team', { cookie: agency.supervisor }) },
		{ name: 'welcome', page: true, ask: get('/', {}) },
		{ name: 'sign-in page', page: true, ask: get('/sign-in', {}) },
		{
			name: agency.code ? '/v/CODE' : '/v/CODE (unknown)',
			page: true,
			ask: () => () => ({
				path: `/v/${code}`,
				headers: { ...visitor(), accept: 'text/html' }
			})
		},
		{ name: 'sign-in', ask: () => () => signIn(portal.url) },
		{
			name: 'enrol',
			at: portal.console,
			ask(level) {
				const from = LEVELS.indexOf(level) * WRITERS;
				const people = agency.people.slice(from, from + WRITERS).values();
				return () => {
					const nip = people.next().value;
					return nip
						? { ...writeAs(nip, `/api/courses/${agency.courseId}/enrolments`), expect: 201 }
						: null;
				};
			}
		},
		{
			name: 'quiz submit',
			at: portal.console,
			ask(level) {
				const from = (LEVELS.indexOf(level) * ready.length) / LEVELS.length;
				const open = ready.slice(from, from + ready.length / LEVELS.length).values();
				return () => {
					const next = open.next().value;
					return next ? writeAs(next.nip, next.path, { answers: {} }) : null;
				};
			}
		}
	];

	for (const { name, at = portal.url, page, ask } of journeys) {
		if (name === 'quiz submit') {
			for (const nip of agency.people.slice(0, WRITERS * LEVELS.length)) {
				const opened = await openAttempt(portal, agency, nip);
				if (opened) ready.push(opened);
			}
		}
		const levels = [];
		for (const concurrency of LEVELS) {
			levels.push(await measure({ at, concurrency, seconds: SECONDS, next: ask(concurrency) }));
		}
		const once = ask(1);
		const trips = page || name.startsWith('floor') ? await roundTripsOf(at, once) : null;
		const sample = page ? once() : null;
		const weight = sample
			? await weigh({ url: at, path: sample.path, headers: sample.headers ?? {} })
			: null;
		rows.push({ name, levels, trips, weight });
		say(`  measured: ${name}`);
	}
	printReport(rows, LEVELS);

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
} finally {
	await portal.stop();
	await hello.stop();
}
