/** An event, its hall, and people for the benchmarks of workshops. */
import { count, eq, sql } from 'drizzle-orm';
import { startSession } from '#api/auth/sessions.ts';
import { newId } from '#api/ids.ts';
import type { openDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';

type Db = ReturnType<typeof openDb>;
type Person = { id: string };

let held = 0;

type Planned = { startsAt: Date; capacity?: number };

/** An open event of one session of four hours. */
export async function planEvent(db: Db, { startsAt, capacity }: Planned) {
	const now = new Date();
	held += 1;
	const course = await db.select({ id: t.course.id }).from(t.course).limit(1).get();
	const eventId = newId('evt');
	const sessionId = newId('ses');
	await db.insert(t.workshopEvent).values({
		id: eventId,
		courseId: course?.id ?? '',
		number: 1_000 + held,
		status: 'open',
		registration: 'open',
		approval: 'none',
		capacity: capacity ?? null,
		announcedAt: now,
		createdAt: now,
		updatedAt: now
	});
	await db.insert(t.workshopSession).values({
		id: sessionId,
		eventId,
		title: 'Apel',
		startsAt,
		endsAt: new Date(startsAt.getTime() + 4 * 3_600_000),
		zone: 'Asia/Makassar',
		jp: 4,
		secretNumber: 1,
		revision: 0,
		updatedAt: now
	});
	return { eventId, sessionId };
}

/** Returns the id of a session that has just begun; the first of the people teaches it, all are on its list. */
export async function planHall(db: Db, people: readonly Person[]) {
	const now = new Date();
	const { eventId, sessionId } = await planEvent(db, { startsAt: now });
	const trainerId = await trainerOf(db, people[0]?.id ?? '', now);
	await db.insert(t.sessionTrainer).values({ sessionId, trainerId, role: 'trainer' });
	await db.run(sql`insert into ${t.signup} (id, event_id, person_id, source, status, created_at, updated_at)
		select 'sgn_' || p.id || ${eventId}, ${eventId}, p.id, 'self', 'booked', 0, 0 from ${t.person} p
		where p.id in (select value from json_each(${JSON.stringify(people.map(({ id }) => id))}))`);
	return sessionId;
}

/** People who were never meant, each signed in on a browser that has been here before. */
export async function signedInCrowd(db: Db, count: number) {
	const people = await db
		.select({ id: t.person.id, userId: t.user.id })
		.from(t.person)
		.innerJoin(t.user, eq(t.user.personId, t.person.id))
		.where(sql`${t.person.id} like 'per_s%'`)
		.limit(count);
	const signedIn: { id: string; cookie: string }[] = [];
	for (const { id, userId } of people) {
		const given = { userId, now: new Date(), idleHours: 24, device: 'bench', address: '10.0.0.1' };
		const cookie = (await startSession(db, given)).split(';')[0] ?? '';
		signedIn.push({ id, cookie: `${cookie}; malaqbi-locale=id` });
	}
	return signedIn;
}

/** How many registrations of an event stand where. */
export async function signupsOf(db: Db, eventId: string) {
	const rows = await db
		.select({ status: t.signup.status, all: count() })
		.from(t.signup)
		.where(eq(t.signup.eventId, eventId))
		.groupBy(t.signup.status);
	return new Map(rows.map(({ status, all }) => [status, all]));
}

/** How many marks a session has, and of how many people. */
export async function marksOf(db: Db, sessionId: string) {
	const [found] = await db
		.select({ all: count(), people: sql<number>`count(distinct ${t.attendanceMark.signupId})` })
		.from(t.attendanceMark)
		.where(eq(t.attendanceMark.sessionId, sessionId));
	return { all: found?.all ?? 0, people: found?.people ?? 0 };
}

async function trainerOf(db: Db, personId: string, now: Date) {
	const known = await db
		.select({ id: t.trainer.id })
		.from(t.trainer)
		.where(eq(t.trainer.personId, personId))
		.get();
	if (known) return known.id;
	const id = newId('trn');
	await db.insert(t.trainer).values({ id, personId, updatedAt: now });
	return id;
}
