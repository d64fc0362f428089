/**
 * `node scripts/bench/sign-ins.ts`: two hundred people sign in at once while others browse. Their pages may
 * take at most twice as long (p95). Loopback only, a temporary folder, bounded in time.
 */
import { buildWhenStale } from '../build.ts';
import { openAccounts, openAgency, signIn } from './agency.ts';
import { percentile, send, type Asked } from './measure.ts';
import { startBenchPortal } from './portal.ts';

const SIGN_INS = Number(process.env.BENCH_SIGN_INS ?? 200);
/** An office that reads: a page every so many milliseconds, whether the last one has come or not. */
const EVERY_MS = 100;
const ALONE_SECONDS = 15;
const MOST_SECONDS = 120;
const MOST_TIMES = 2;

const say = (line: string) => {
	console.log(line);
};
await buildWhenStale(say);
const portal = await startBenchPortal(say);
try {
	const { cookie, courseId } = await openAgency(portal);
	const pages = ['/home', '/catalogue', `/catalogue/${courseId}`];
	const accounts = await openAccounts(portal, SIGN_INS);
	for (let turn = 0; turn < 30; turn += 1) await page(turn);

	say(`browsing alone, ${ALONE_SECONDS} s`);
	const alone = await browse(new Promise((end) => setTimeout(end, ALONE_SECONDS * 1_000)));
	say(`browsing beside ${SIGN_INS} sign-ins`);
	const started = performance.now();
	const signedIn = Promise.all(accounts.map((nip) => timed(signIn(portal.url, nip))));
	const beside = await browse(signedIn);
	const seconds = (performance.now() - started) / 1_000;
	const answers = await signedIn;
	const after = await browse(new Promise((end) => setTimeout(end, 5_000)));

	const refused = answers.filter(({ status }) => status !== 200).length;
	const ratio = beside.p95 / alone.p95;
	say('');
	for (const [name, told] of Object.entries({ alone, beside, after }))
		say(
			`  pages ${name.padEnd(7)} p50 ${told.p50.toFixed(0)} ms   p95 ${told.p95.toFixed(0)} ms   ${told.count} pages, ${told.failed} failed`
		);
	const waits = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
	say(
		`  sign-ins: ${SIGN_INS - refused} of ${SIGN_INS} in ${seconds.toFixed(1)} s; half waited ${(percentile(waits, 0.5) / 1_000).toFixed(1)} s, the last ${(percentile(waits, 1) / 1_000).toFixed(1)} s`
	);
	const isGood = ratio <= MOST_TIMES && refused + beside.failed === 0;
	say(`  p95 beside / alone: ${ratio.toFixed(2)} (at most ${MOST_TIMES})  ${isGood ? '✓' : '✗'}\n`);
	process.exitCode = isGood ? 0 : 1;

	function page(turn: number) {
		return timed({ path: pages[turn % pages.length] ?? '/home', headers: { cookie } });
	}

	/** Asks at a steady pace until `ends`, so that a slow answer does not slow the asking. */
	async function browse(ends: Promise<unknown>) {
		let going = true;
		void ends.finally(() => (going = false));
		const asked: ReturnType<typeof page>[] = [];
		const until = performance.now() + MOST_SECONDS * 1_000;
		for (let turn = 0; isGoing() && performance.now() < until; turn += 1) {
			asked.push(page(turn));
			await new Promise((wake) => setTimeout(wake, EVERY_MS));
		}
		const answers = await Promise.all(asked);
		const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
		return {
			count: times.length,
			p50: percentile(times, 0.5),
			p95: percentile(times, 0.95),
			failed: answers.filter(({ status }) => status !== 200).length
		};

		/** Asked again after each wait, when it may have changed. */
		function isGoing() {
			return going;
		}
	}

	async function timed(asked: Asked) {
		const before = performance.now();
		const { status } = await send({ at: portal.url, asked });
		return { status, ms: performance.now() - before };
	}
} finally {
	await portal.stop();
}
