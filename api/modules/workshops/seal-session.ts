import { and, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules } from '#api/rules.ts';
import type { Tx } from '#db/client.ts';
import { attendanceScan } from '#db/schema/attendance.ts';
import { signup, workshopSession } from '#db/schema/workshops.ts';
import { attendanceRulesQuery } from './attendance-facts.ts';
import { acceptHeld, heldNear, undecided } from './held-scans.ts';
import { markableSession } from './markable.ts';

/**
 * The marks of a session change no more. Scans that were held for its opening are accepted first; of those that a trainer
 * has not decided as many may be left as whoever seals has seen.
 */
export async function sealSession(
	call: Call,
	{ sessionId, waiting }: { sessionId: string; waiting: number }
) {
	const rules = new Rules(await attendanceRulesQuery(call));
	const hours = rules.number('kehadiran.pindai_awal_jam').value;
	return call.write('session.sealed', async (tx) => {
		await markableSession(tx, call, sessionId);
		const held = await scansOf(tx, and(eq(workshopSession.id, sessionId), heldNear(tx, hours)));
		for (const { scan } of held) await acceptHeld(tx, call, scan);
		const left = await scansOf(
			tx,
			and(eq(workshopSession.id, sessionId), isNotNull(attendanceScan.wait), undecided(tx))
		);
		if (left.length > waiting)
			throw new Problem('scans-waiting', { params: { count: left.length, reason: 'session' } });
		await tx
			.update(workshopSession)
			.set({ sealedAt: call.now, updatedAt: call.now })
			.where(and(eq(workshopSession.id, sessionId), isNull(workshopSession.sealedAt)));
		const sealedAt = call.now.toISOString();
		return {
			subject: `session:${sessionId}`,
			after: { sealedAt, accepted: held.length, waiting: left.length },
			result: { sessionId, sealedAt }
		};
	});
}

const scansOf = (tx: Tx, which: SQL | undefined) =>
	tx
		.select({ scan: attendanceScan })
		.from(attendanceScan)
		.innerJoin(workshopSession, eq(workshopSession.id, attendanceScan.sessionId))
		.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
		.where(and(eq(signup.status, 'booked'), which));
