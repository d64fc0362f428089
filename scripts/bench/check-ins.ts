/**
 * `npm run bench -- check-ins`: a hall of two thousand checks in by the QR code of the screen, over a minute, within
 * five seconds, and over half a minute with the power cut in the middle (kill -9) and every phone trying again. Half
 * of them are not signed in: their scan is answered by a receipt, and counts when they have signed in. None may be
 * lost or doubled. A Worker that only says hello is asked at the same pace. Loopback only, a temporary folder,
 * bounded in time.
 */
import { join } from 'node:path';
import { readScanAddress } from '#api/domain/attendance-code.ts';
import { openDb } from '#db/client.ts';
import { screenCodes } from '#lib/workshops/screen-code.ts';
import { buildWhenStale } from '../build.ts';
import { visitor } from './agency.ts';
import { fillUpTo } from './crowd.ts';
import { startHello } from './floor.ts';
import { marksOf, planHall, signedInCrowd } from './hall.ts';
import { percentile } from './measure.ts';
import { startBenchPortal } from './portal.ts';

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 2_000);
/** Of the hall that comes over a minute; within five seconds nobody may be lost, however long they wait. */
const MOST_MS = 500;
/** A phone that got no answer tries again this often, and gives up after so long. */
const RETRY_MS = 1_000;
const PATIENCE_MS = 120_000;

type Hall = { name: string; seconds: number; cut?: boolean };
const halls: Hall[] = [
	{ name: 'over a minute', seconds: 60 },
	{ name: 'within five seconds', seconds: 5 },
	{ name: 'over half a minute, power cut', seconds: 30, cut: true }
];

/** What answers that were no answer said. */
const odd: number[] = [];

const say = (line: string) => {
	console.log(line);
};
await buildWhenStale(say);
const hello = await startHello();
const portal = await startBenchPortal(say);
try {
	const db = openDb({ LIBSQL_URL: portal.database });
	fillUpTo(join(portal.dataDir, 'malaqbi.db'), PEOPLE + 1_500);
	const people = await signedInCrowd(db, PEOPLE);
	say(`${people.length} people, signed in`);

	let isGood = true;
	for (const hall of halls) {
		const { p99, isWhole } = await fill(hall);
		if (!isWhole || (hall.seconds === 60 && p99 > MOST_MS)) isGood = false;
	}
	say(isGood ? '✓ none lost, none doubled\n' : '✗\n');
	process.exitCode = isGood ? 0 : 1;

	async function fill({ name, seconds, cut = false }: Hall) {
		const floor = await paced(PEOPLE, Math.min(seconds, 15), () => timed(() => fetch(hello.url)));
		const sessionId = await planHall(db, people);
		const codeAt = await screenCodes(sessionId, await secretOf(sessionId));
		const started = performance.now();
		const power = cut ? cutAfter((seconds / 2) * 1_000) : null;
		const answers = await paced(people.length, seconds, async (index) => {
			const { path } = await codeAt(Date.now());
			// Every other person has no session yet.
			return scan(path, index % 2 === 0 ? people[index]?.cookie : undefined);
		});
		const took = (performance.now() - started) / 1_000;
		await power;
		const receipts = answers.flatMap(({ location, browser }, index) =>
			location
				? [
						{
							to: new URL(location, portal.url).searchParams.get('to') ?? '',
							// The same browser, signed in meanwhile.
							cookie: [people[index]?.cookie, browser].filter(Boolean).join('; ')
						}
					]
				: []
		);
		const later = await paced(receipts.length, seconds / 2, (turn) =>
			scan(receipts[turn]?.to ?? '/', receipts[turn]?.cookie)
		);

		const marks = await marksOf(db, sessionId);
		const all = [...answers, ...later];
		const failed = all.filter(({ status }) => status !== 200 && status !== 303);
		const again = all.reduce((so, { tries }) => so + tries - 1, 0);
		say(
			`  ${name}: ${people.length} scans in ${took.toFixed(1)} s (${(people.length / took).toFixed(0)}/s)${again > 0 ? `, ${again} tries again${oddOf(odd.splice(0).map((status) => ({ status })))}` : ''}`
		);
		say(`    scans             ${timesOf(answers)}`);
		say(`    after signing in  ${timesOf(later)}`);
		say(`    hello             ${timesOf(floor)}`);
		say(
			`    ${failed.length} failed${oddOf(failed)}; ${marks.all} marks of ${marks.people} people`
		);
		return {
			p99: percentile(sorted(answers), 0.99),
			isWhole: failed.length === 0 && marks.all === people.length && marks.people === people.length
		};
	}

	async function cutAfter(ms: number) {
		await new Promise((wake) => setTimeout(wake, ms));
		const before = performance.now();
		await portal.cutPower();
		say(`    the power was gone for ${((performance.now() - before) / 1_000).toFixed(1)} s`);
	}

	/** Until it is answered: a person whose page does not open opens it again. */
	async function scan(path: string, cookie?: string) {
		if (!readScanAddress(path.split('?')[0] ?? '')) throw new Error(`no scan: ${path}`);
		const headers = { ...visitor(), accept: 'text/html', ...(cookie ? { cookie } : {}) };
		const ask = () => fetch(`${portal.url}${path}`, { redirect: 'manual', headers });
		const started = performance.now();
		for (let tries = 1; ; tries += 1) {
			const answer = await timed(ask);
			const isAnswered = answer.status !== 0 && answer.status < 500;
			const ms = performance.now() - started;
			if (isAnswered || ms > PATIENCE_MS) return { ...answer, ms, tries };
			odd.push(answer.status);
			await new Promise((wake) => setTimeout(wake, RETRY_MS));
		}
	}

	async function secretOf(sessionId: string) {
		const cookie = people[0]?.cookie ?? '';
		const path = `/api/attendance/sessions/${sessionId}/code`;
		const answer = await fetch(`${portal.url}${path}`, { headers: { cookie, ...visitor() } });
		return asCode(await answer.json()).secret;
	}
} finally {
	await portal.stop();
	await hello.stop();
}

type Timed = { status: number; location: string | null; browser: string | null; ms: number };

/** Status 0: the connection gave no answer. */
async function timed(ask: () => Promise<Response>): Promise<Timed> {
	const before = performance.now();
	const answer = await ask().catch(() => null);
	const isRead = await answer?.arrayBuffer().catch(() => null);
	const location = answer?.status === 303 ? answer.headers.get('location') : null;
	return {
		status: isRead ? (answer?.status ?? 0) : 0,
		location: location ?? null,
		browser: answer?.headers.get('set-cookie')?.match(/__Host-device=[^;]+/)?.[0] ?? null,
		ms: performance.now() - before
	};
}

/** Begins `total` pieces of work at a steady pace over `seconds`, whether the ones before are done or not. */
async function paced<T>(total: number, seconds: number, work: (index: number) => Promise<T>) {
	const started = performance.now();
	const begun: Promise<T>[] = [];
	for (let index = 0; index < total; index += 1) {
		const due = started + (index / total) * seconds * 1_000;
		const early = due - performance.now();
		if (early > 0) await new Promise((wake) => setTimeout(wake, early));
		begun.push(work(index));
	}
	return Promise.all(begun);
}

function sorted(answers: readonly { ms: number }[]) {
	return answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
}

function timesOf(answers: readonly { ms: number }[]) {
	const times = sorted(answers);
	const at = (part: number) => `${percentile(times, part).toFixed(0)} ms`;
	return `p50 ${at(0.5)}, p99 ${at(0.99)}, last ${at(1)}`;
}

/** As the contract of the endpoint says. */
function asCode(body: unknown) {
	return body as { secret: string };
}

/** Which answers were not as expected; 0: none came. */
function oddOf(failed: readonly { status: number }[]) {
	const kinds = [...new Set(failed.map(({ status }) => status))];
	return kinds.length > 0 ? ` (${kinds.join(', ')})` : '';
}
