/**
 * `npm run bench -- seats`: two hundred people press *Daftar* at the same second for thirty seats, in their browsers'
 * way: a form that is posted and a page that answers. Exactly thirty get a seat, the others a place in the queue, and
 * nobody an error page. Loopback only, a temporary folder, bounded in time.
 */
import { join } from 'node:path';
import { openDb } from '#db/client.ts';
import { buildWhenStale } from '../build.ts';
import { visitor } from './agency.ts';
import { fillUpTo } from './crowd.ts';
import { planEvent, signedInCrowd, signupsOf } from './hall.ts';
import { percentile } from './measure.ts';
import { startBenchPortal } from './portal.ts';

const PEOPLE = 200;
const SEATS = 30;
const ROUNDS = 3;
const aDay = 24 * 3_600_000;

const say = (line: string) => {
	console.log(line);
};
await buildWhenStale(say);
const portal = await startBenchPortal(say);
try {
	const db = openDb({ LIBSQL_URL: portal.database });
	fillUpTo(join(portal.dataDir, 'malaqbi.db'), PEOPLE + 1_500);
	const people = await signedInCrowd(db, PEOPLE);
	let isGood = people.length === PEOPLE;
	for (let round = 1; round <= ROUNDS; round += 1) {
		const { eventId } = await planEvent(db, {
			// Nobody who has a seat of an earlier round is asked about hours that clash.
			startsAt: new Date(Date.now() + (29 + round) * aDay),
			capacity: SEATS
		});
		const started = performance.now();
		const answers = await Promise.all(people.map(({ cookie }) => press(eventId, cookie)));
		const took = (performance.now() - started) / 1_000;
		const stands = await signupsOf(db, eventId);
		const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
		const strange = [...new Set(answers.map(({ status }) => status))].filter(
			(status) => status !== 303 && status !== 200
		);
		say(
			`  round ${round}: ${PEOPLE} in ${took.toFixed(1)} s (${(PEOPLE / took).toFixed(0)}/s), p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms; ${stands.get('booked') ?? 0} seats, ${stands.get('waitlisted') ?? 0} in the queue${strange.length > 0 ? `; answers ${strange.join(', ')}` : ''}`
		);
		if (
			strange.length > 0 ||
			stands.get('booked') !== SEATS ||
			stands.get('waitlisted') !== PEOPLE - SEATS
		)
			isGood = false;
	}
	say(isGood ? '✓ exactly thirty each time, no error pages\n' : '✗\n');
	process.exitCode = isGood ? 0 : 1;
} finally {
	await portal.stop();
}

async function press(eventId: string, cookie: string) {
	const before = performance.now();
	const answer = await fetch(`${portal.url}/workshops/${eventId}?/signUp`, {
		method: 'POST',
		redirect: 'manual',
		headers: {
			...visitor(),
			accept: 'text/html',
			cookie,
			origin: portal.url,
			'content-type': 'application/x-www-form-urlencoded'
		},
		body: new URLSearchParams({ eventId }).toString()
	}).catch(() => null);
	await answer?.arrayBuffer();
	return { status: answer?.status ?? 0, ms: performance.now() - before };
}
