import { and, eq, notExists, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { attendanceStatus, workshopSession } from '#db/schema/workshops.ts';
import { statusOfScan } from './attendance-facts.ts';
import { placeMark } from './place-mark.ts';
import { markIdOf } from './scan-words.ts';

/** The day of an instant by the clock of the session's place, as a number. */
const dayOf = (at: typeof attendanceScan.seenAt | typeof workshopSession.startsAt) =>
	sql`(${at} + case ${workshopSession.zone} when 'Asia/Jakarta' then 25200000
		when 'Asia/Jayapura' then 32400000 else 28800000 end) / 86400000`;

/** The condition that a scan from before the opening is held and, by its day and hour, one of its session (`isNear`). */
export const heldNear = (db: Pick<ReadDb, 'select'>, hours: number) =>
	and(
		sql`${attendanceScan.wait} = 'early'`,
		undecided(db),
		sql`${dayOf(attendanceScan.seenAt)} = ${dayOf(workshopSession.startsAt)}`,
		sql`${attendanceScan.seenAt} >= ${workshopSession.startsAt} - ${hours * 3_600_000}`
	);

export const undecided = (db: Pick<ReadDb, 'select'>) =>
	notExists(
		db
			.select({ one: sql`1` })
			.from(attendanceDecision)
			.where(eq(attendanceDecision.scanId, attendanceScan.id))
	);

/** A held scan is a mark, unless something stronger stands; says whether it is. */
export async function acceptHeld(tx: Tx, call: Call, scan: typeof attendanceScan.$inferSelect) {
	const statuses = await tx.select().from(attendanceStatus).orderBy(attendanceStatus.sequence);
	const id = markIdOf(scan.id);
	const { placed } = await placeMark(tx, call, {
		...{ id, sessionId: scan.sessionId, signupId: scan.signupId },
		...{ status: statusOfScan(statuses, 'present').code, means: scan.means },
		...{ seenAt: scan.seenAt, note: null, saidAt: null }
	});
	await tx.insert(attendanceDecision).values({
		...{ scanId: scan.id, accepted: true, markId: placed ? id : null },
		...{ by: call.actor.id, at: call.now }
	});
	return placed;
}
