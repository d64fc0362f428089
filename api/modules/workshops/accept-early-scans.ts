import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Rules } from '#api/rules.ts';
import { attendanceScan } from '#db/schema/attendance.ts';
import { workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import { attendanceRulesOf, attendanceRulesQuery } from './attendance-facts.ts';
import { acceptHeld, heldNear } from './held-scans.ts';

/** So many a minute, so that the job never holds the database for long. */
const atOnce = 200;

/** Scans that came before the opening are marks once the session is open. */
export async function acceptEarlyScans(call: Call) {
	const rules = new Rules(await attendanceRulesQuery(call));
	const { openMinutes } = attendanceRulesOf(rules);
	const hours = rules.number('kehadiran.pindai_awal_jam').value;
	const opened = new Date(call.now.getTime() + openMinutes * 60_000);
	const due = await call.db
		.select({ scan: attendanceScan })
		.from(attendanceScan)
		.innerJoin(workshopSession, eq(workshopSession.id, attendanceScan.sessionId))
		.innerJoin(workshopEvent, eq(workshopEvent.id, workshopSession.eventId))
		.where(
			and(
				heldNear(call.db, hours),
				lte(workshopSession.startsAt, opened),
				isNull(workshopSession.sealedAt),
				eq(workshopEvent.status, 'open')
			)
		)
		.orderBy(asc(attendanceScan.receivedAt))
		.limit(atOnce);
	for (const { scan } of due)
		await call.write('scan.accepted', async (tx) => ({
			subject: `session:${scan.sessionId}`,
			after: { scanId: scan.id, placed: await acceptHeld(tx, call, scan) },
			result: null
		}));
	return due.length;
}
