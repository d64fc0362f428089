/**
 * A scan made before signing in keeps its time: the portal signs when it arrived, and the address carries that
 * through sign-in, with or without scripts. It names no person; the first who uses it owns it. It names the browser
 * that scanned, so that an address sent to somebody who is not there does not count by itself.
 */
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { isSameSecret } from '#api/http/same-secret.ts';
import { signAttendance } from '#api/modules/identity/index.ts';

type Scanned = { sessionId: string; code: string };
/** A hash of the browser's cookie (api/http/device-cookie.ts). */
type Browser = { device: string };

export async function giveReceipt(call: Call, { device, ...scanned }: Scanned & Browser) {
	const at = call.arrivedAt.getTime();
	const serial = crypto.randomUUID().replaceAll('-', '');
	const browser = await browserMark(call, { serial, device });
	const signed = await signature(call, { ...scanned, at, serial, browser });
	return { receipt: [at, serial, browser, signed].join('.') };
}

/** When that scan arrived, its id, and whether this browser made it; one older than the rule allows proves nothing new. */
export async function readReceipt(
	call: Call,
	given: Scanned & Browser & { receipt: string; minutes: number }
): Promise<{ scanId: string; seenAt: Date; isOwnBrowser: boolean; isFresh: boolean }> {
	const [time = '', serial = '', browser = '', signed = ''] = given.receipt.split('.');
	const at = Number(time);
	const isOurs = isSameSecret(signed, await signature(call, { ...given, at, serial, browser }));
	if (!isOurs) throw new Problem('receipt-invalid');
	const here = await browserMark(call, { serial, device: given.device });
	return {
		scanId: `scn_${serial}`,
		seenAt: new Date(at),
		isOwnBrowser: isSameSecret(browser, here),
		isFresh: call.now.getTime() - at <= given.minutes * 60_000
	};
}

const signature = (call: Call, given: Scanned & { at: number; serial: string; browser: string }) =>
	signAttendance(call, {
		purpose: 'scan-receipt',
		text: [given.sessionId, given.code, given.at, given.serial, given.browser].join('|')
	});

/** Tells the browser only to who holds both its cookie and our secret; another in each receipt. */
const browserMark = (call: Call, { serial, device }: Browser & { serial: string }) =>
	signAttendance(call, { purpose: 'scan-browser', text: [serial, device].join('|') });
