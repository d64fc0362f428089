/** A hall full of people for the check-in benchmark: a session that has just begun, and everybody on its list. */
import { count, eq, sql } from 'drizzle-orm';
import { newId } from '#api/ids.ts';
import type { openDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';

type Db = ReturnType<typeof openDb>;
type Person = { id: string };

let held = 0;

/** Returns the id of the session; the first of the people teaches it. */
export async function planHall(db: Db, people: readonly Person[]) {
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
	const trainerId = await trainerOf(db, people[0]?.id ?? '', now);
	await db.insert(t.sessionTrainer).values({ sessionId, trainerId, role: 'trainer' });
	await db.run(sql`insert into ${t.signup} (id, event_id, person_id, source, status, created_at, updated_at)
		select 'sgn_' || p.id || ${eventId}, ${eventId}, p.id, 'self', 'booked', 0, 0 from ${t.person} p
		where p.id in (select value from json_each(${JSON.stringify(people.map(({ id }) => id))}))`);
	return sessionId;
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
