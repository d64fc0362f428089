import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { placeDoubt } from '#api/domain/venue.ts';
import { Problem } from '#api/http/problem.ts';
import { attendanceDecision, attendanceScan } from '#db/schema/attendance.ts';
import { attendanceMark, signup } from '#db/schema/workshops.ts';
import type { ScanId, TellPlace } from './attendance-contract.ts';
import { ownSession } from './attendance-facts.ts';
import { takeScan } from './take-scan.ts';

type Given = z.output<typeof ScanId> & z.output<typeof TellPlace>;
type Scan = typeof attendanceScan.$inferSelect;

/**
 * The participant lets their phone say where it is, after the scan: it is a scan of its own at the moment of the first,
 * which waits no more. A phone that does not know, or tells it too late, changes nothing: the trainer confirms.
 */
export async function tellPlace(call: Call, { scanId, place }: Given) {
	const { scan, decided } = await ownScan(call, scanId);
	const own = await ownSession(call, scan.sessionId);
	const doubt = placeDoubt(own.found?.room ?? null, place);
	const minutes = own.rules.number('kehadiran.bukti_pindai_menit').value;
	const isLate = call.now.getTime() - scan.receivedAt.getTime() > minutes * 60_000;
	const { id, means, step, seenAt, device, wait } = scan;
	const first = { id, means, step, seenAt, device, doubt: wait };
	if (decided || wait !== 'place-unknown' || doubt === 'place-unknown' || isLate)
		return takeScan(call, own, first);

	const placed = { ...first, id: `${id}_place`, doubt };
	const taken = await takeScan(call, own, placed);
	await waitsNoMore(call, scan, { id: placed.id, accepted: doubt === null });
	return taken;
}

async function ownScan(
	call: Call,
	scanId: string
): Promise<{ scan: Scan; decided: string | null }> {
	const found = await call.db
		.select({ scan: attendanceScan, decided: attendanceDecision.scanId })
		.from(attendanceScan)
		.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
		.leftJoin(attendanceDecision, eq(attendanceDecision.scanId, attendanceScan.id))
		.where(and(eq(attendanceScan.id, scanId), eq(signup.personId, call.me)))
		.get();
	if (!found) throw new Problem('not-found');
	return found;
}

/** The scan without a place is answered by the one with it; a trainer who was quicker keeps the word. */
const waitsNoMore = (call: Call, scan: Scan, by: { id: string; accepted: boolean }) =>
	call.write('scan.placed', async (tx) => {
		const mark = await tx
			.select({ id: attendanceMark.id })
			.from(attendanceMark)
			.where(eq(attendanceMark.id, `mrk_${by.id}`))
			.get();
		await tx
			.insert(attendanceDecision)
			.values({
				scanId: scan.id,
				accepted: by.accepted,
				markId: mark?.id ?? null,
				by: call.actor.id,
				at: call.now
			})
			.onConflictDoNothing();
		return {
			subject: `session:${scan.sessionId}`,
			after: { scanId: scan.id, placed: by.id, accepted: by.accepted },
			result: null
		};
	});
