import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import { chargedSession } from './attendance-visible.ts';
import { tookOver } from './room-pins.ts';

/** How many are there, how many scans wait, and how many are expected. */
export async function countArrivals(call: Call, { sessionId }: { sessionId: string }) {
	const found = await call.db
		.select({
			arrived: sql<number>`(select count(*) from attendance_mark m join attendance_status s on s.code = m.status
				join signup l on l.id = m.signup_id and l.status = 'booked'
				where m.session_id = ${sessionId} and s.weight > 0
				and not exists (select 1 from attendance_mark n where n.voids_id = m.id))`,
			waiting: sql<number>`(select count(*) from attendance_scan c
				join signup l on l.id = c.signup_id and l.status = 'booked' where c.session_id = ${sessionId}
				and c.wait is not null
				and not exists (select 1 from attendance_decision d where d.scan_id = c.id))`,
			expected: sql<number>`(select count(*) from signup g
				where g.event_id = ${workshopSession.eventId} and g.status = 'booked')`,
			secretNumber: workshopSession.secretNumber
		})
		.from(workshopSession)
		.innerJoin(workshopEvent, sql`${workshopEvent.id} = ${workshopSession.eventId}`)
		.where(
			sql`${workshopSession.id} = ${sessionId} and (${chargedSession(call)} or ${tookOver(call)})`
		)
		.get();
	if (!found) throw new Problem('not-found');
	return { ...found, serverTime: call.now.toISOString() };
}
