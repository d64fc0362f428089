/**
 * A scan that a phone kept while it had no network: when it was made, and whether that may be believed without
 * asking a trainer. The code proves that the screen was seen; only the phone vouches for the moment.
 */
import { isInTime, stepSeconds } from './attendance-code.ts';
import type { ScanWait } from './attendance.ts';

/** A moment of which the portal signed that the phone's clock said `deviceAt` when its own said `serverAt`. */
export type Anchor = { deviceAt: number; serverAt: number };

export type DeviceScan = {
	step: number;
	/** By the phone's own clock. */
	scannedAt: number;
	/** Null: the phone is not bound to the account, or its signature is not good. */
	device: { boundAt: Date } | null;
	anchor: Anchor | null;
};
type Around = {
	session: { startsAt: Date; endsAt: Date };
	receivedAt: Date;
	tolerance: number;
	/** By rule: so long after the end a phone's word still counts. */
	hoursAfter: number;
};

/** Between a clock and the portal’s word about it. */
const leewayMs = 60_000;

/** The moment that counts, and why a trainer has to confirm it, if so. */
export function judgeDeviceScan(
	{ step, scannedAt, device, anchor }: DeviceScan,
	{ session, receivedAt, tolerance, hoursAfter }: Around
): { seenAt: Date; wait: ScanWait | null } {
	const shownAt = step * stepSeconds * 1000;
	// Without a clock to believe, the code's own step is all that is known.
	if (!device || device.boundAt >= session.startsAt)
		return { seenAt: new Date(shownAt), wait: 'device-unknown' };
	if (!anchor) return { seenAt: new Date(shownAt), wait: 'clock-unanchored' };

	const seenAt = scannedAt - anchor.deviceAt + anchor.serverAt;
	// A phone that has heard from the portal since then had a network to scan with.
	if (anchor.serverAt > seenAt + leewayMs)
		return { seenAt: new Date(shownAt), wait: 'clock-unanchored' };
	const isPossible =
		isInTime(step, { at: seenAt, tolerance }) && seenAt <= receivedAt.getTime() + leewayMs;
	if (!isPossible) return { seenAt: new Date(shownAt), wait: 'out-of-step' };
	const last = session.endsAt.getTime() + hoursAfter * 3_600_000;
	return {
		seenAt: new Date(seenAt),
		wait: receivedAt.getTime() > last ? 'upload-late' : null
	};
}

/** What the phone signs. */
export const scanSignatureText = (given: {
	id: string;
	sessionId: string;
	code: string;
	scannedAt: number;
	deviceId: string;
}) => [given.id, given.sessionId, given.code, given.scannedAt, given.deviceId].join('|');
