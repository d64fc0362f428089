/**
 * A scan made before signing in keeps its time: the portal signs when it arrived, and the address carries that
 * through sign-in, with or without scripts. It names no person; the first who uses it owns it.
 */
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { isSameSecret } from '#api/http/same-secret.ts';
import { signAttendance } from '#api/modules/identity/index.ts';

type Scanned = { sessionId: string; code: string };

export async function giveReceipt(call: Call, scanned: Scanned) {
	const at = call.arrivedAt.getTime();
	const serial = crypto.randomUUID().replaceAll('-', '');
	return { receipt: `${at}.${serial}.${await signature(call, { ...scanned, at, serial })}` };
}

/** When that scan arrived, and its id; a receipt older than the rule allows is worth nothing. */
export async function readReceipt(
	call: Call,
	given: Scanned & { receipt: string; minutes: number }
): Promise<{ scanId: string; seenAt: Date }> {
	const [time = '', serial = '', signed = ''] = given.receipt.split('.');
	const at = Number(time);
	const isOurs = isSameSecret(signed, await signature(call, { ...given, at, serial }));
	const isFresh = call.now.getTime() - at <= given.minutes * 60_000;
	if (!isOurs || !isFresh) throw new Problem('receipt-invalid');
	return { scanId: `scn_${serial}`, seenAt: new Date(at) };
}

const signature = (call: Call, given: Scanned & { at: number; serial: string }) =>
	signAttendance(call, {
		purpose: 'scan-receipt',
		text: [given.sessionId, given.code, given.at, given.serial].join('|')
	});
