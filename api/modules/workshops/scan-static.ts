import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { placeDoubt } from '#api/domain/venue.ts';
import { Problem } from '#api/http/problem.ts';
import { isSameSecret } from '#api/http/same-secret.ts';
import type { SessionId } from './attendance-contract.ts';
import { ownSession } from './attendance-facts.ts';
import type { StaticScan } from './hall-contract.ts';
import { sameScanId } from './same-scan.ts';
import { staticCode } from './static-code.ts';
import { takeScan } from './take-scan.ts';

type Given = z.output<typeof SessionId> & z.output<typeof StaticScan> & { device: string };

/** A code on paper can be passed on by a photograph: the scan waits for the trainer, whatever else is right. */
export async function scanStatic(call: Call, given: Given) {
	const own = await ownSession(call, given.sessionId);
	const isCode = isSameSecret(given.code, await staticCode(call, given.sessionId));
	if (!own.found || !own.signup || !isCode) throw new Problem('not-found');
	return takeScan(call, own, {
		// Scanned again it is the same scan.
		id: await sameScanId('static', own.signup.id, given.sessionId),
		means: 'static-qr',
		step: null,
		seenAt: call.arrivedAt,
		device: given.device,
		doubt: placeDoubt(own.found.room, given.place ?? null) ?? 'static-qr'
	});
}
