/** The days of an event pass, and colleagues get accounts, without anybody waiting or printing letters. */
import { eq, inArray, sql } from 'drizzle-orm';
import { newId } from '#api/ids.ts';
import { openDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';

/** Moves an event so that its `session` (0: the first) begins at `begins`; what was marked stays as it was. */
export async function untilSession(
	databaseUrl: string,
	eventId: string,
	session: number,
	begins: Date
) {
	const db = openDb({ LIBSQL_URL: databaseUrl });
	const sessions = await db
		.select({ startsAt: t.workshopSession.startsAt })
		.from(t.workshopSession)
		.where(eq(t.workshopSession.eventId, eventId))
		.orderBy(t.workshopSession.startsAt);
	const by = begins.getTime() - (sessions[session]?.startsAt.getTime() ?? 0);
	await db.run(sql`update ${t.workshopSession} set starts_at = starts_at + ${by}, ends_at = ends_at + ${by}
		where event_id = ${eventId}`);
}

/** Lets people sign in with the password that `like` has. */
export async function giveAccounts(databaseUrl: string, nips: readonly string[], like: string) {
	const db = openDb({ LIBSQL_URL: databaseUrl });
	const known = await db
		.select({ passwordHash: t.user.passwordHash })
		.from(t.user)
		.innerJoin(t.person, eq(t.person.id, t.user.personId))
		.where(eq(t.person.nip, like))
		.get();
	const people = await db
		.select({ id: t.person.id })
		.from(t.person)
		.where(inArray(t.person.nip, [...nips]));
	const opened = { passwordHash: known?.passwordHash ?? null, passwordChangedAt: new Date() };
	for (const { id } of people)
		await db
			.insert(t.user)
			.values({ id: newId('usr'), personId: id, createdAt: new Date(), ...opened })
			.onConflictDoUpdate({ target: t.user.personId, set: opened });
}
