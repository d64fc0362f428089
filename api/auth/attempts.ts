/** Counts of attempts in a window, in the database, so that every isolate sees them. */
import { eq, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { attempt } from '#db/schema/identity.ts';
import { hashOfToken } from './tokens.ts';

/** As the rules write it: at most so many in so many minutes. */
export type Limit = { maks: number; menit: number };

/** Counts one attempt in `bucket`; the seconds to wait when it was one too many, else 0. */
export async function countAttempt(db: Db, given: { bucket: string; limit: Limit; now: Date }) {
	const { limit, now } = given;
	const bucket = await hashOfToken(given.bucket);
	const windowMs = limit.menit * 60_000;
	const over = sql`${attempt.windowStart} <= ${now.getTime() - windowMs}`;
	const [row] = await db
		.insert(attempt)
		.values({ bucket, windowStart: now, count: 1 })
		.onConflictDoUpdate({
			target: attempt.bucket,
			set: {
				count: sql`case when ${over} then 1 else ${attempt.count} + 1 end`,
				windowStart: sql`case when ${over} then ${now.getTime()} else ${attempt.windowStart} end`
			}
		})
		.returning();
	if (!row || row.count <= limit.maks) return 0;
	return Math.max(1, Math.ceil((row.windowStart.getTime() + windowMs - now.getTime()) / 1000));
}

/** The seconds to wait when `bucket` has had too many attempts, without counting another. */
export async function waitOf(db: Db, given: { bucket: string; limit: Limit; now: Date }) {
	const bucket = await hashOfToken(given.bucket);
	const row = await db.select().from(attempt).where(eq(attempt.bucket, bucket)).get();
	const left = row
		? row.windowStart.getTime() + given.limit.menit * 60_000 - given.now.getTime()
		: 0;
	return row && row.count >= given.limit.maks && left > 0 ? Math.ceil(left / 1000) : 0;
}

/** Forgets the attempts of `bucket` after a success. */
export async function clearAttempts(db: Db, bucket: string) {
	const hashed = await hashOfToken(bucket);
	await db.delete(attempt).where(sql`${attempt.bucket} = ${hashed}`);
}

/** Drops windows that began at `until` or earlier; called by cron. */
export const dropOldAttempts = (db: Db, until: Date) =>
	db.delete(attempt).where(lte(attempt.windowStart, until));
