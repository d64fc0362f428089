import { and, eq, inArray, isNotNull, notExists, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { acceptTogether } from '#api/domain/accept-together.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules } from '#api/rules.ts';
import type { Tx } from '#db/client.ts';
import { idList, insertMany } from '#db/many-rows.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { attendanceMark, attendanceStatus, signup, workshopSession } from '#db/schema/workshops.ts';
import { acceptScan } from './accept-scan.ts';
import type { AcceptScans, EventId } from './attendance-contract.ts';
import { attendanceRulesOf, attendanceRulesQuery, standingMark } from './attendance-facts.ts';
import { markableSession } from './markable.ts';
import { isOwn } from './own-attendance.ts';

type Given = z.output<typeof EventId> & z.output<typeof AcceptScans>;

/**
 * A trainer says at once that the scans they have seen are true. Nobody gets a mark twice, and nothing is said over what
 * somebody in charge said already, meanwhile too, nor by anybody about themselves: such scans are passed over and wait on.
 */
export async function acceptScans(call: Call, { eventId, scanIds }: Given) {
	const rules = attendanceRulesOf(new Rules(await attendanceRulesQuery(call)));
	return call.write('scans.accepted', async (tx) => {
		const scans = await scansOf(tx, { eventId, scanIds });
		if (scans.length < new Set(scanIds).size) throw new Problem('not-found');
		const sessions = new Map<string, typeof workshopSession.$inferSelect>();
		for (const sessionId of new Set(scans.map(({ scan }) => scan.sessionId)))
			sessions.set(sessionId, (await markableSession(tx, call, sessionId)).session);

		const statuses = await tx.select().from(attendanceStatus).orderBy(attendanceStatus.sequence);
		const waiting = scans.flatMap(({ scan, waits, personId }) =>
			waits === 1 && !isOwn(call, personId) ? [scan] : []
		);
		const decided: (typeof attendanceDecision.$inferInsert)[] = [];
		const groups = acceptTogether(waiting, await standingOf(tx, [...sessions.keys()]));
		for (const { counts, later } of groups) {
			const session = sessions.get(counts.sessionId);
			if (!session) continue;
			const given = { session, rules, statuses, note: null };
			const markId = await acceptScan(tx, call, { scan: counts, ...given });
			const said = { accepted: true, by: call.actor.id, at: call.now };
			decided.push({ scanId: counts.id, markId, ...said });
			// True as well, but the person is marked by the first.
			for (const { id } of later) decided.push({ scanId: id, markId: null, ...said });
		}
		await insertMany(tx, attendanceDecision, decided);
		return {
			subject: `workshop_event:${eventId}`,
			after: { scanIds: decided.map(({ scanId }) => scanId) },
			result: { accepted: groups.length, left: new Set(scanIds).size - decided.length }
		};
	});
}

const scansOf = (tx: Tx, { eventId, scanIds }: Given) =>
	tx
		.select({
			scan: attendanceScan,
			personId: signup.personId,
			waits: sql<number>`${and(isNotNull(attendanceScan.wait), notExists(decisionOf(tx)))}`
		})
		.from(attendanceScan)
		.innerJoin(workshopSession, eq(workshopSession.id, attendanceScan.sessionId))
		.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
		.where(and(eq(workshopSession.eventId, eventId), inArray(attendanceScan.id, idList(scanIds))));

const decisionOf = (tx: Tx) =>
	tx
		.select({ one: sql`1` })
		.from(attendanceDecision)
		.where(eq(attendanceDecision.scanId, attendanceScan.id));

const standingOf = (tx: Tx, sessionIds: string[]) =>
	tx
		.select({
			sessionId: attendanceMark.sessionId,
			signupId: attendanceMark.signupId,
			saidAt: attendanceMark.saidAt,
			seenAt: attendanceMark.seenAt
		})
		.from(attendanceMark)
		.where(and(inArray(attendanceMark.sessionId, idList(sessionIds)), standingMark(tx)));
