/**
 * `node scripts/bench/check-ins.ts`: a hall of two thousand checks in by the QR code of the screen, over a minute
 * and within five seconds. Half of them are not signed in: their scan is answered by a receipt, and counts when they
 * have signed in. None may be lost or doubled. Loopback only, a temporary folder, bounded in time.
 */
import { join } from 'node:path';
import { count, eq, sql } from 'drizzle-orm';
import { startSession } from '#api/auth/sessions.ts';
import { readScanAddress } from '#api/domain/attendance-code.ts';
import { newId } from '#api/ids.ts';
import { openDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { screenCodes } from '#lib/workshops/screen-code.ts';
import { buildWhenStale } from '../build.ts';
import { visitor } from './agency.ts';
import { fillUpTo } from './crowd.ts';
import { percentile } from './measure.ts';
import { startBenchPortal } from './portal.ts';

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 2_000);
const SPREAD_SECONDS = Number(process.env.BENCH_SPREAD ?? 60);
const RUSH_SECONDS = 5;
/** Of the spread hall; within five seconds nobody may be lost, however long they wait. */
const MOST_MS = 500;

const say = (line: string) => {
	console.log(line);
};
await buildWhenStale(say);
const portal = await startBenchPortal(say);
try {
	const db = openDb({ LIBSQL_URL: portal.database });
	fillUpTo(join(portal.dataDir, 'malaqbi.db'), PEOPLE + 1_500);
	const people = await db
		.select({ id: t.person.id, userId: t.user.id })
		.from(t.person)
		.innerJoin(t.user, eq(t.user.personId, t.person.id))
		.where(sql`${t.person.id} like 'per_s%'`)
		.limit(PEOPLE);
	const cookies: string[] = [];
	for (const { userId } of people) cookies.push(await signedIn(userId));
	say(`${people.length} people, ${cookies.length} sessions`);
	const trainer = cookies[0] ?? '';

	const spread = await hall('spread', SPREAD_SECONDS);
	const rush = await hall('rush', RUSH_SECONDS);
	const isGood = spread.isWhole && rush.isWhole && spread.p99 <= MOST_MS;
	say(isGood ? '✓ none lost, none doubled\n' : '✗\n');
	process.exitCode = isGood ? 0 : 1;

	async function hall(name: string, seconds: number) {
		const sessionId = await plan();
		const { secret } = await json(`/api/attendance/sessions/${sessionId}/code`, trainer);
		const codeAt = await screenCodes(sessionId, secret);
		const started = performance.now();
		const answers = await paced(people.length, seconds, async (index) => {
			const { path } = await codeAt(Date.now());
			// Every other person has no session yet.
			return index % 2 === 0 ? ask(path, cookies[index]) : ask(path);
		});
		const took = (performance.now() - started) / 1_000;
		const receipts = answers.flatMap(({ location }, index) =>
			location ? [{ index, to: new URL(location, portal.url).searchParams.get('to') ?? '' }] : []
		);
		const later = await paced(receipts.length, seconds / 2, (turn) =>
			ask(receipts[turn]?.to ?? '/', cookies[receipts[turn]?.index ?? 0])
		);

		const [marks] = await db
			.select({ all: count(), people: sql<number>`count(distinct ${t.attendanceMark.signupId})` })
			.from(t.attendanceMark)
			.where(eq(t.attendanceMark.sessionId, sessionId));
		const failed = [...answers, ...later].filter(({ status }) => status !== 200 && status !== 303);
		const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
		const after = later.map(({ ms }) => ms).toSorted((a, b) => a - b);
		const p99 = percentile(times, 0.99);
		say(
			`  ${name}: ${people.length} scans in ${took.toFixed(1)} s (${(people.length / took).toFixed(0)}/s), p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, last ${percentile(times, 1).toFixed(0)} ms`
		);
		say(
			`    after signing in: ${later.length}, p50 ${percentile(after, 0.5).toFixed(0)} ms, p99 ${percentile(after, 0.99).toFixed(0)} ms; ${failed.length} failed${oddOf(failed)}; ${marks?.all ?? 0} marks of ${marks?.people ?? 0} people`
		);
		return {
			p99,
			isWhole: failed.length === 0 && marks?.all === people.length && marks.people === people.length
		};
	}

	/** A session that begins now, everybody on its list, taught by the first of them. */
	async function plan() {
		const now = new Date();
		const offer = await db.select({ id: t.course.id }).from(t.course).limit(1).get();
		const eventId = newId('evt');
		const sessionId = newId('ses');
		const known = await db.select({ id: t.trainer.id }).from(t.trainer).limit(1).get();
		const trainerId = known?.id ?? newId('trn');
		await db.insert(t.workshopEvent).values({
			id: eventId,
			courseId: offer?.id ?? '',
			number: Math.floor(performance.now()),
			status: 'open',
			registration: 'open',
			approval: 'none',
			createdAt: now,
			updatedAt: now
		});
		await db.insert(t.workshopSession).values({
			id: sessionId,
			eventId,
			title: 'Apel',
			startsAt: now,
			endsAt: new Date(now.getTime() + 4 * 3_600_000),
			zone: 'Asia/Makassar',
			jp: 4,
			secretNumber: 1,
			revision: 0,
			updatedAt: now
		});
		if (!known)
			await db
				.insert(t.trainer)
				.values({ id: trainerId, personId: people[0]?.id ?? '', updatedAt: now });
		await db.insert(t.sessionTrainer).values({ sessionId, trainerId, role: 'trainer' });
		await db.run(sql`insert into ${t.signup} (id, event_id, person_id, source, status, created_at, updated_at)
			select 'sgn_' || p.id || ${eventId}, ${eventId}, p.id, 'self', 'booked', 0, 0 from ${t.person} p
			where p.id in (select value from json_each(${JSON.stringify(people.map(({ id }) => id))}))`);
		return sessionId;
	}

	async function signedIn(userId: string) {
		const given = { userId, now: new Date(), idleHours: 24, device: 'bench', address: '10.0.0.1' };
		return (await startSession(db, given)).split(';')[0] ?? '';
	}

	async function ask(path: string, cookie?: string) {
		if (!path.startsWith('/h/') || !readScanAddress(path.split('?')[0] ?? ''))
			throw new Error(`no scan: ${path}`);
		const before = performance.now();
		const answer = await fetch(`${portal.url}${path}`, {
			redirect: 'manual',
			headers: { ...visitor(), accept: 'text/html', ...(cookie ? { cookie } : {}) }
		}).catch(() => null);
		const status = answer?.status ?? 0;
		await answer?.arrayBuffer();
		const location = status === 303 ? (answer?.headers.get('location') ?? null) : null;
		return { status, location, ms: performance.now() - before };
	}

	async function json(path: string, cookie: string): Promise<{ secret: string }> {
		const answer = await fetch(`${portal.url}${path}`, { headers: { cookie, ...visitor() } });
		return asSecret(await answer.json());
	}
} finally {
	await portal.stop();
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

/** As the contract of the endpoint says. */
function asSecret(body: unknown) {
	return body as { secret: string };
}

/** Which answers were not as expected; 0: none came. */
function oddOf(failed: readonly { status: number }[]) {
	const kinds = [...new Set(failed.map(({ status }) => status))];
	return kinds.length > 0 ? ` (${kinds.join(', ')})` : '';
}
