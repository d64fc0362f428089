/**
 * Where notifications begin, and the books of the mails about them. A module tells people inside its
 * own transaction; what leaves the house is decided later, by a job.
 */
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Told } from '#api/domain/notification.ts';
import type { Db, ReadDb, Tx } from '#db/client.ts';
import { notification, outbox, type mailFaults } from '#db/schema/notifications.ts';

/** `eventKey` names what happened; the same event reaches a person once, however often it is told. */
export type Announcement = Told & { personId: string; eventKey: string };

/** Puts notifications into the inboxes, each with a mail waiting to be sent; says how many were news. */
export async function announce(
	tx: Tx,
	call: Pick<Call, 'now' | 'newId'>,
	announcements: readonly Announcement[]
) {
	let told = 0;
	for (let from = 0; from < announcements.length; from += aStatement)
		told += await announceSome(tx, call, announcements.slice(from, from + aStatement));
	return told;
}

/** SQLite binds at most 32,766 values to a statement. */
const aStatement = 1_000;

async function announceSome(
	tx: Tx,
	call: Pick<Call, 'now' | 'newId'>,
	announcements: readonly Announcement[]
) {
	const rows = announcements.map(({ personId, eventKey, kind, facts }) => ({
		id: call.newId('ntf'),
		personId,
		eventKey,
		kind,
		facts,
		createdAt: call.now
	}));
	const fresh = await tx
		.insert(notification)
		.values(rows)
		.onConflictDoNothing({ target: [notification.personId, notification.eventKey] })
		.returning({ id: notification.id });
	if (fresh.length === 0) return 0;
	await tx.insert(outbox).values(
		fresh.map(({ id }) => ({
			notificationId: id,
			state: 'waiting' as const,
			dueAt: call.now,
			tries: 0
		}))
	);
	return fresh.length;
}

/** Of what may be told again and again, that which has not been told yet. */
export async function untold(
	db: ReadDb,
	announcements: readonly Announcement[]
): Promise<Announcement[]> {
	if (announcements.length === 0) return [];
	const known = await db
		.select({ personId: notification.personId, eventKey: notification.eventKey })
		.from(notification)
		.where(
			and(
				inArray(
					notification.personId,
					announcements.map(({ personId }) => personId)
				),
				inArray(notification.eventKey, [...new Set(announcements.map(({ eventKey }) => eventKey))])
			)
		);
	const keyOf = (each: { personId: string; eventKey: string }) =>
		`${each.personId} ${each.eventKey}`;
	const told = new Set(known.map(keyOf));
	return announcements.filter((each) => !told.has(keyOf(each)));
}

/** A run that died leaves its mails in hand; after this long another takes them up. */
const abandonedAfterMs = 10 * 60_000;

/** Takes the mails that are due into this run's hands, whole people at a time. */
export async function claimDue(store: Db, { now, people }: { now: Date; people: number }) {
	await store
		.update(outbox)
		.set({ state: 'waiting', claimedAt: null })
		.where(
			and(
				eq(outbox.state, 'sending'),
				lt(outbox.claimedAt, new Date(now.getTime() - abandonedAfterMs))
			)
		);
	const due = sql`o.state = 'waiting' and o.due_at <= ${now.getTime()}`;
	return store
		.update(outbox)
		.set({ state: 'sending', claimedAt: now })
		.where(
			sql`${outbox.notificationId} in (
				select o.notification_id from outbox o join notification n on n.id = o.notification_id
				where ${due} and n.person_id in (
					select distinct m.person_id from (
						select n.person_id from outbox o join notification n on n.id = o.notification_id
						where ${due} order by o.due_at limit 1000
					) m limit ${people}
				))`
		)
		.returning({ id: outbox.notificationId, tries: outbox.tries });
}

type Held = { ids: readonly string[]; now: Date };

/** Are all of these still in the hands of the run that began at `now`, or has another taken them over? */
export async function isHeld(store: Db, { ids, now }: Held) {
	const held = await store
		.select({ id: outbox.notificationId })
		.from(outbox)
		.where(and(inArray(outbox.notificationId, [...ids]), eq(outbox.claimedAt, now)));
	return held.length === ids.length;
}

type Fault = (typeof mailFaults)[number];

/** What became of mails that this run had in hand. */
export type Settlement =
	| { state: 'sent' }
	| { state: 'skipped'; fault: Fault }
	| { state: 'failed'; fault: Fault; answer: string; tries: number }
	| { state: 'waiting'; dueAt: Date; fault?: Fault; answer?: string; tries?: number };

/**
 * Writes it down at once, so that a crash later in the run sends nothing twice. What another run has taken
 * over meanwhile is its to settle, unless it has left.
 */
export async function settle(store: Db, { ids, now, as }: Held & { as: Settlement }) {
	const { state, ...rest } = as;
	const own = state === 'sent' ? undefined : eq(outbox.claimedAt, now);
	await store
		.update(outbox)
		.set({ state, claimedAt: null, settledAt: state === 'waiting' ? null : now, ...rest })
		.where(and(inArray(outbox.notificationId, [...ids]), own));
}
