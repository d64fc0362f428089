import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { readScan } from '#api/domain/attendance-code.ts';
import { placeDoubt } from '#api/domain/venue.ts';
import { Problem } from '#api/http/problem.ts';
import type { CheckIn, SessionId } from './attendance-contract.ts';
import { ownSession, standsAsThere } from './attendance-facts.ts';
import { readReceipt } from './scan-receipt.ts';
import { sameScanId } from './same-scan.ts';
import { judgeCode } from './session-code.ts';
import { takeScan } from './take-scan.ts';
import { waitingScan } from './waiting-scan.ts';

type Given = z.output<typeof SessionId> & z.output<typeof CheckIn> & { device: string };

/** The participant showed the code of the screen: the moment that counts is when it first reached the portal. */
export async function checkIn(call: Call, given: Given) {
	const scan = readScan(given.code);
	if (!scan) throw new Problem('attendance-code-wrong');
	const own = await ownSession(call, given.sessionId);
	if (!own.found) throw new Problem('not-found');

	const { scanId, seenAt, isOwnBrowser, isFresh } = given.receipt
		? await readReceipt(call, {
				sessionId: given.sessionId,
				code: given.code,
				device: given.device,
				receipt: given.receipt,
				minutes: own.rules.number('kehadiran.bukti_pindai_menit').value
			})
		: { scanId: call.newId('scn'), seenAt: call.arrivedAt, isOwnBrowser: true, isFresh: true };
	const tolerance = own.rules.number('kehadiran.toleransi_kode_langkah').value;
	const judged = await judgeCode(call, own.found.session, { scan, at: seenAt, tolerance });
	// Who saw no code of the session learns nothing of it, not even that it exists.
	if (judged === 'wrong') throw new Problem(own.signup ? 'attendance-code-wrong' : 'not-found');
	const isTooOld = judged === 'old' || !isFresh;
	// A page that is opened again when its code or its receipt has gone says what became of the first time.
	if (isTooOld && !standsAsThere(own)) {
		const first = await waitingScan(call, own, scan.step);
		if (!first) throw new Problem(isFresh ? 'attendance-code-old' : 'receipt-invalid');
		return takeScan(call, own, first);
	}
	const doubt =
		// What is too old only reads how its owner stands; it must not count when that is taken back.
		judged === 'replaced' || isTooOld
			? 'out-of-step'
			: isOwnBrowser
				? placeDoubt(own.found.room, given.place ?? null)
				: 'device-unknown';
	// Opened again while it waits, the same code is the same scan.
	return takeScan(call, own, {
		id:
			doubt && own.signup && !given.receipt
				? await sameScanId('qr', own.signup.id, given.sessionId, `${scan.step}`)
				: scanId,
		means: 'qr',
		step: scan.step,
		seenAt: isTooOld ? call.now : seenAt,
		device: given.device,
		doubt
	});
}
