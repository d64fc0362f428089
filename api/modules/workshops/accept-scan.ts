import type { Call } from '#api/call.ts';
import { momentOf, type AttendanceRules } from '#api/domain/attendance.ts';
import type { Tx } from '#db/client.ts';
import type { attendanceScan } from '#db/schema/attendance.ts';
import type { workshopSession } from '#db/schema/workshops.ts';
import { statusOfScan, type Statuses } from './attendance-facts.ts';
import { placeMark } from './place-mark.ts';

type Given = {
	scan: typeof attendanceScan.$inferSelect;
	session: typeof workshopSession.$inferSelect;
	rules: AttendanceRules;
	statuses: Statuses;
	note: string | null;
};

/** The mark of a scan that somebody in charge says is true, by the scan's own time; null where a stronger word stands. */
export async function acceptScan(tx: Tx, call: Call, given: Given): Promise<string | null> {
	const { scan, session, rules, statuses, note } = given;
	const id = `mrk_${scan.id}`;
	const late = momentOf(scan.seenAt, session, rules) === 'late';
	const { placed } = await placeMark(tx, call, {
		id,
		sessionId: scan.sessionId,
		signupId: scan.signupId,
		status: statusOfScan(statuses, late ? 'late' : 'present').code,
		means: scan.means,
		seenAt: scan.seenAt,
		note,
		saidAt: call.now
	});
	return placed ? id : null;
}
