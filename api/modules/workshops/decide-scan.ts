import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules } from '#api/rules.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { attendanceStatus, signup } from '#db/schema/workshops.ts';
import { acceptScan } from './accept-scan.ts';
import type { DecideScan, ScanId } from './attendance-contract.ts';
import { attendanceRulesOf, attendanceRulesQuery } from './attendance-facts.ts';
import { markableSession } from './markable.ts';
import { isOwn } from './own-attendance.ts';

type Given = z.output<typeof ScanId> & z.output<typeof DecideScan>;

/** A trainer says whether a scan that waited was true; its own time decides whether the person was late. */
export async function decideScan(call: Call, { scanId, accept, reason }: Given) {
	const rules = attendanceRulesOf(new Rules(await attendanceRulesQuery(call)));
	return call.write('scan.decided', async (tx) => {
		const found = await tx
			.select({ scan: attendanceScan, personId: signup.personId })
			.from(attendanceScan)
			.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
			.where(eq(attendanceScan.id, scanId))
			.get();
		if (!found) throw new Problem('not-found');
		const { scan, personId } = found;
		const { session } = await markableSession(tx, call, scan.sessionId);
		if (isOwn(call, personId)) throw new Problem('own-attendance');
		const known = await tx
			.select({ by: attendanceDecision.by })
			.from(attendanceDecision)
			.where(eq(attendanceDecision.scanId, scanId))
			.get();
		if (known || scan.wait === null) throw new Problem('scan-decided');

		const note = reason ? reason : null;
		const statuses = await tx.select().from(attendanceStatus).orderBy(attendanceStatus.sequence);
		const markId = accept
			? await acceptScan(tx, call, { scan, session, rules, statuses, note })
			: null;
		await tx.insert(attendanceDecision).values({
			...{ scanId, accepted: accept, markId, reason: note },
			by: call.actor.id,
			at: call.now
		});
		return {
			subject: `session:${scan.sessionId}`,
			after: { scanId, accept },
			result: { scanId, markId }
		};
	});
}
