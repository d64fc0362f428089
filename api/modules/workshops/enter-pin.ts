import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { placeDoubt } from '#api/domain/venue.ts';
import { Problem } from '#api/http/problem.ts';
import { clearOwnAttempts, countOwnAttempt } from '#api/modules/identity/index.ts';
import type { EnterPin, SessionId } from './attendance-contract.ts';
import { ownSession, scannable } from './attendance-facts.ts';
import { stepOfPin } from './session-code.ts';
import { takeScan } from './take-scan.ts';

type Given = z.output<typeof SessionId> & z.output<typeof EnterPin> & { device: string };

/** The participant typed the six digits of the screen; each may try only so often, whatever network they are in. */
export async function enterPin(call: Call, given: Given) {
	const own = await ownSession(call, given.sessionId);
	if (!own.signup) throw new Problem('not-found');
	const { session } = scannable(own).found;

	const purpose = `attendance-pin:${session.id}`;
	await countOwnAttempt(call, { purpose, limit: own.rules.limit('kehadiran.batas_pin') });

	const tolerance = own.rules.number('kehadiran.toleransi_kode_langkah').value;
	const step = await stepOfPin(call, session, { pin: given.pin, at: call.arrivedAt, tolerance });
	if (step === null)
		throw new Problem('attendance-pin-wrong', {
			errors: [{ pointer: '/pin', code: 'attendance-pin-wrong' }]
		});
	await clearOwnAttempts(call, { purpose });
	return takeScan(call, own, {
		id: call.newId('scn'),
		means: 'pin',
		step,
		seenAt: call.arrivedAt,
		device: given.device,
		doubt: placeDoubt(own.found?.room ?? null, given.place ?? null)
	});
}
