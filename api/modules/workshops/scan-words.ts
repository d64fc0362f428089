import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { momentOf } from '#api/domain/attendance.ts';
import { Rules } from '#api/rules.ts';
import type { Tx } from '#db/client.ts';
import { idList } from '#db/many-rows.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { attendanceStatus, signup, workshopSession } from '#db/schema/workshops.ts';
import { attendanceRulesOf, attendanceRulesQuery, statusOfScan } from './attendance-facts.ts';

type Asked = { sessionId: string; signupIds: readonly string[]; marks: ReadonlySet<string> };

export const markIdOf = (scanId: string) => `mrk_${scanId}`;

/**
 * Scans that are in no doubt and no mark, because somebody in charge had spoken: once that is taken back they count. By
 * participant, each as the mark that it would be, and with the decision that it lacks where it waited for that alone.
 */
export async function scanWords(tx: Tx, call: Call, { sessionId, signupIds, marks }: Asked) {
	const rows = await tx
		.select({
			scan: attendanceScan,
			personId: signup.personId,
			accepted: attendanceDecision.accepted
		})
		.from(attendanceScan)
		.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
		.leftJoin(attendanceDecision, eq(attendanceDecision.scanId, attendanceScan.id))
		.where(
			and(
				eq(attendanceScan.sessionId, sessionId),
				inArray(attendanceScan.signupId, idList(signupIds)),
				or(
					isNull(attendanceScan.wait),
					and(eq(attendanceScan.wait, 'early'), eq(attendanceDecision.accepted, true)),
					and(eq(attendanceScan.wait, 'marked-otherwise'), isNull(attendanceDecision.scanId))
				)
			)
		);
	const left = rows.filter(({ scan }) => !marks.has(markIdOf(scan.id)));
	const sessions =
		left.length > 0
			? await tx.select().from(workshopSession).where(eq(workshopSession.id, sessionId))
			: [];
	const [session] = sessions;
	if (!session) return new Map<string, never[]>();
	const statuses = await tx.select().from(attendanceStatus).orderBy(attendanceStatus.sequence);
	const rules = attendanceRulesOf(new Rules(await attendanceRulesQuery(call, tx)));
	const words = left.flatMap(({ scan, personId }) => {
		const moment = momentOf(scan.seenAt, session, rules);
		const isHeld = scan.wait === 'marked-otherwise';
		if (moment === 'over' || (isHeld && moment === 'early')) return [];
		const mark = {
			...{ id: markIdOf(scan.id), sessionId, signupId: scan.signupId },
			status: statusOfScan(statuses, moment === 'late' ? 'late' : 'present').code,
			...{ means: scan.means, seenAt: scan.seenAt, note: null, saidAt: null, restatesId: null },
			...{ by: personId ?? call.actor.id, at: scan.receivedAt }
		};
		return [{ mark, decision: isHeld ? { scanId: scan.id, accepted: true } : null }];
	});
	return Map.groupBy(words, ({ mark }) => mark.signupId);
}
