import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { momentOf } from '#api/domain/attendance.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules } from '#api/rules.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { attendanceStatus } from '#db/schema/workshops.ts';
import type { DecideScan, ScanId } from './attendance-contract.ts';
import { markableSession } from './markable.ts';
import { attendanceRulesOf, attendanceRulesQuery, statusOfScan } from './attendance-facts.ts';
import { placeMark } from './place-mark.ts';

type Given = z.output<typeof ScanId> & z.output<typeof DecideScan>;

/** A trainer says whether a scan that waited was true; its own time decides whether the person was late. */
export async function decideScan(call: Call, { scanId, accept, reason }: Given) {
	const rules = attendanceRulesOf(new Rules(await attendanceRulesQuery(call)));
	return call.write('scan.decided', async (tx) => {
		const scan = await tx.select().from(attendanceScan).where(eq(attendanceScan.id, scanId)).get();
		if (!scan) throw new Problem('not-found');
		const { session } = await markableSession(tx, call, scan.sessionId);
		const known = await tx
			.select({ by: attendanceDecision.by })
			.from(attendanceDecision)
			.where(eq(attendanceDecision.scanId, scanId))
			.get();
		if (known || scan.wait === null) throw new Problem('scan-decided');

		const markId = `mrk_${scanId}`;
		if (accept) {
			const statuses = await tx.select().from(attendanceStatus).orderBy(attendanceStatus.sequence);
			const late = momentOf(scan.seenAt, session, rules) === 'late';
			await placeMark(tx, call, {
				id: markId,
				sessionId: scan.sessionId,
				signupId: scan.signupId,
				status: statusOfScan(statuses, late ? 'late' : 'present').code,
				means: scan.means,
				seenAt: scan.seenAt,
				note: reason ? reason : null,
				saidAt: call.now
			});
		}
		await tx.insert(attendanceDecision).values({
			scanId,
			accepted: accept,
			markId: accept ? markId : null,
			reason: reason ? reason : null,
			by: call.actor.id,
			at: call.now
		});
		return {
			subject: `session:${scan.sessionId}`,
			after: { scanId, accept },
			result: { scanId, markId: accept ? markId : null }
		};
	});
}
