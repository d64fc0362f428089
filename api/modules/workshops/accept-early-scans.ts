import { and, asc, eq, isNull, lte, notExists, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Rules } from '#api/rules.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { attendanceStatus, workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import { attendanceRulesOf, attendanceRulesQuery, statusOfScan } from './attendance-facts.ts';
import { placeMark } from './place-mark.ts';

/** So many a minute, so that the job never holds the database for long. */
const atOnce = 200;

/** Scans that came before the opening are marks once the session is open. */
export async function acceptEarlyScans(call: Call) {
	const { openMinutes } = attendanceRulesOf(new Rules(await attendanceRulesQuery(call)));
	const opened = new Date(call.now.getTime() + openMinutes * 60_000);
	const due = await call.db
		.select({ scan: attendanceScan })
		.from(attendanceScan)
		.innerJoin(workshopSession, eq(workshopSession.id, attendanceScan.sessionId))
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.where(
			and(
				sql`${attendanceScan.wait} = 'early'`,
				notExists(decisionOf(call)),
				lte(workshopSession.startsAt, opened),
				isNull(workshopSession.sealedAt),
				eq(workshopEvent.status, 'open')
			)
		)
		.orderBy(asc(attendanceScan.receivedAt))
		.limit(atOnce);
	for (const { scan } of due) await acceptOne(call, scan);
	return due.length;
}

const decisionOf = (call: Call) =>
	call.db
		.select({ one: sql`1` })
		.from(attendanceDecision)
		.where(eq(attendanceDecision.scanId, attendanceScan.id));

const acceptOne = (call: Call, scan: typeof attendanceScan.$inferSelect) =>
	call.write('scan.accepted', async (tx) => {
		const statuses = await tx.select().from(attendanceStatus).orderBy(attendanceStatus.sequence);
		const id = `mrk_${scan.id}`;
		const { placed } = await placeMark(tx, call, {
			id,
			sessionId: scan.sessionId,
			signupId: scan.signupId,
			status: statusOfScan(statuses, 'present').code,
			means: scan.means,
			seenAt: scan.seenAt,
			note: null,
			saidAt: null
		});
		await tx.insert(attendanceDecision).values({
			scanId: scan.id,
			accepted: true,
			markId: placed ? id : null,
			by: call.actor.id,
			at: call.now
		});
		return {
			subject: `session:${scan.sessionId}`,
			after: { scanId: scan.id, placed },
			result: null
		};
	});
