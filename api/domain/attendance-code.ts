/**
 * The rotating code of a session: HMAC-SHA-256 of its secret over its id and a step of 20 seconds, as a QR code and
 * as a PIN. The trainer's device and the server compute it alike, so the device needs no network; who computes
 * the HMAC is the caller's business.
 */

export const stepSeconds = 20;
const stepMs = stepSeconds * 1000;

/** Without I, L, O and U, which people and printers confuse. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 50 bits: nobody guesses it within the minute and a half in which it counts. */
export const codeLength = 10;
export const pinLength = 6;

export type Scan = { step: number; code: string };

/** The step that `at` (milliseconds) lies in. */
export const stepAt = (at: number) => Math.floor(at / stepMs);

/** Milliseconds until the next step begins. */
export const untilNextStep = (at: number) => stepMs - (((at % stepMs) + stepMs) % stepMs);

/** What the HMAC is made of. */
export const codeText = (sessionId: string, step: number) => `${sessionId}:${step}`;

/** The characters of the QR code, from the front of the HMAC. */
export function codeOf(mac: Uint8Array): string {
	const bits = Array.from(mac.subarray(0, 7), (byte) => byte.toString(2).padStart(8, '0')).join('');
	return Array.from({ length: codeLength }, (_, index) =>
		alphabet.charAt(Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2))
	).join('');
}

/** Six digits from the back of the same HMAC, so that the PIN tells nothing about the code. */
export function pinOf(mac: Uint8Array): string {
	const number = mac.subarray(-6).reduce((sum, byte) => sum * 256 + byte, 0);
	return String(number % 10 ** pinLength).padStart(pinLength, '0');
}

/** `STEP.CODE` as it stands in an address; null when it cannot be one. */
export function readScan(text: string): Scan | null {
	const [, step, code] = /^(\d{1,12})\.([0-9A-HJKMNP-TV-Z]{10})$/.exec(text.toUpperCase()) ?? [];
	return step && code ? { step: Number(step), code } : null;
}

export const scanText = ({ step, code }: Scan) => `${step}.${code}`;

/** The path that the QR code holds. */
export const scanPath = (sessionId: string, scan: Scan) => `/h/${sessionId}/${scanText(scan)}`;

/** The session and the scan of a QR code read by a camera; null when it shows something else. */
export function readScanAddress(address: string): { sessionId: string; scan: Scan } | null {
	const [, sessionId, rest] = /\/h\/([\w-]{1,60})\/([^/?#]+)$/.exec(address.trim()) ?? [];
	const scan = rest ? readScan(rest) : null;
	return sessionId && scan ? { sessionId, scan } : null;
}

/** A code counts while its step is at most `tolerance` steps from the step of `at`. */
export const isInTime = (step: number, { at, tolerance }: { at: number; tolerance: number }) =>
	Math.abs(step - stepAt(at)) <= tolerance;

/** The steps whose PIN counts at `at`, the present one first. */
export function stepsInTime(at: number, tolerance: number): number[] {
	const now = stepAt(at);
	return Array.from({ length: 2 * tolerance + 1 }, (_, index) => now - tolerance + index).sort(
		(left, right) => Math.abs(left - now) - Math.abs(right - now)
	);
}
