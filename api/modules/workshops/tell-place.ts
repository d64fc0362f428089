import { and, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayTellPlace, placeDoubt } from '#api/domain/venue.ts';
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
	// A code on paper waits for the trainer wherever it was scanned.
	const doubt =
		placeDoubt(own.found?.room ?? null, place) ??
		(scan.means === 'static-qr' ? ('static-qr' as const) : null);
	const minutes = own.rules.number('kehadiran.bukti_pindai_menit').value;
	const { id, means, step, seenAt, device, wait } = scan;
	const first = { id, means, step, seenAt, device, doubt: wait };
	if (
		decided ||
		wait !== 'place-unknown' ||
		doubt === 'place-unknown' ||
		!mayTellPlace(scan, { at: call.now, minutes })
	)
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

/**
 * The scan without a place is answered by the one with it; a trainer who was quicker keeps the word. The request's key
 * belongs to the mark: sent twice, this changes nothing by itself.
 */
const waitsNoMore = (call: Call, scan: Scan, by: { id: string; accepted: boolean }) =>
	call.writeAll('scan.placed', {
		change: call.store
			.run(sql`insert into ${attendanceDecision} (scan_id, accepted, mark_id, by, at)
			select ${scan.id}, ${by.accepted}, (select id from ${attendanceMark} where id = ${`mrk_${by.id}`}),
				${call.actor.id}, ${call.now.getTime()}
			where not exists (select 1 from ${attendanceDecision} where scan_id = ${scan.id})`),
		subject: `session:${scan.sessionId}`,
		after: { scanId: scan.id, placed: by.id, accepted: by.accepted },
		then: [
			call.store
				.select({ one: sql`1` })
				.from(attendanceScan)
				.where(eq(attendanceScan.id, scan.id))
		]
	});
