import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import type { OwnSession } from './attendance-facts.ts';

/** What the same code of the screen became for its owner, while nobody has said yet; null: nothing waits. */
export async function waitingScan(call: Call, { found, signup }: OwnSession, step: number) {
	if (!found || !signup) return null;
	const row = await call.db
		.select({ scan: attendanceScan })
		.from(attendanceScan)
		.leftJoin(attendanceDecision, eq(attendanceDecision.scanId, attendanceScan.id))
		.where(
			and(
				eq(attendanceScan.sessionId, found.session.id),
				eq(attendanceScan.signupId, signup.id),
				eq(attendanceScan.means, 'qr'),
				eq(attendanceScan.step, step),
				isNotNull(attendanceScan.wait),
				isNull(attendanceDecision.scanId)
			)
		)
		.orderBy(asc(attendanceScan.receivedAt))
		.get();
	if (!row) return null;
	const { id, means, seenAt, device, wait } = row.scan;
	return { id, means, step, seenAt, device, doubt: wait };
}
