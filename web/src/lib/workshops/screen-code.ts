/** The rotating code as a device computes it: from the secret alone, so that it needs no network. */
import { codeOf, codeText, pinOf, scanPath, stepAt } from '#api/domain/attendance-code.ts';

export type ScreenCode = { step: number; path: string; pin: string };

/** Imports the secret once; each call gives the code of its moment. */
export async function screenCodes(sessionId: string, secret: string) {
	const bytes = new TextEncoder();
	const kind = { name: 'HMAC', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('raw', bytes.encode(secret), kind, false, ['sign']);
	return async (at: number): Promise<ScreenCode> => {
		const step = stepAt(at);
		const signed = await crypto.subtle.sign('HMAC', key, bytes.encode(codeText(sessionId, step)));
		const mac = new Uint8Array(signed);
		return { step, path: scanPath(sessionId, { step, code: codeOf(mac) }), pin: pinOf(mac) };
	};
}
