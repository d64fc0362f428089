/**
 * `node scripts/bench/scale.ts`: the desks' lists with five thousand people and with five hundred
 * thousand, in one run. A page must not cost more in the large agency (± 20 %).
 */
import { join } from 'node:path';
import { buildWhenStale } from '../build.ts';
import { signIn, signedInAs } from './agency.ts';
import { fillUpTo } from './crowd.ts';
import { measure } from './measure.ts';
import { startBenchPortal } from './portal.ts';

const SIZES = [5_000, Number(process.env.BENCH_PEOPLE ?? 500_000)];
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);
const ADMIN = '198502282010011905';
const MOST = 1.2;

const lists = [
	'/problems/not-found',
	'/admin/people',
	'/admin/people?q=wahyuni',
	'/admin/people?q=ni',
	'/admin/people?q=wahyuni+000123',
	'/admin/people?q=1975',
	'/admin/people?q=19750000000000123',
	'/admin/accounts',
	'/admin/accounts?search=halim',
	'/admin/accounts?state=disabled',
	'/admin/audit',
	'/admin/audit?actorId=per_s4000',
	'/manage/certificates',
	'/manage/certificates?search=latif',
	'/claims',
	'/claims?search=putri',
	'/team',
	'/team?search=yusuf',
	'/home'
];

const say = (line: string) => {
	console.log(line);
};
await buildWhenStale(say);
const portal = await startBenchPortal(say);
try {
	const { cookie } = await signedInAs(signIn(portal.url, ADMIN), portal.url);
	const taken = new Map<string, number[]>();
	for (const size of SIZES) {
		const started = performance.now();
		const people = fillUpTo(join(portal.dataDir, 'malaqbi.db'), size);
		say(`${people} people (${((performance.now() - started) / 1_000).toFixed(0)} s)`);
		for (const path of lists) {
			const next = () => ({ path, headers: { cookie } });
			const { p50, p95, odd } = await measure({
				at: portal.url,
				concurrency: 1,
				seconds: SECONDS,
				next
			});
			if (odd !== null) say(`  ${path} answered ${odd}`);
			taken.set(path, [...(taken.get(path) ?? []), p50, p95]);
		}
	}
	say(`\nMilliseconds, p50 and p95, with ${SIZES.join(' and ')} people, and the ratio of each.\n`);
	for (const [path, [smallHalf = 0, small = 0, largeHalf = 0, large = 0]] of taken) {
		const ratio = largeHalf / smallHalf;
		const times = [smallHalf, small, largeHalf, large].map((time) => time.toFixed(1).padStart(8));
		const ratios = [ratio, large / small].map((each) => each.toFixed(2).padStart(6));
		say(`${path.padEnd(42)}${times.join('')}${ratios.join('')}${ratio > MOST ? '  slower' : ''}`);
	}
} finally {
	await portal.stop();
}
