/** Keys derived from APP_SECRET by HKDF, one a purpose, so that no key serves two ends. */
import { base64url, fromBase64url } from './tokens.ts';

type Purpose =
	| 'session-code'
	| 'scan-browser'
	| 'ticket'
	| 'calendar-feed'
	| 'scan-receipt'
	| 'clock-anchor'
	| 'static-code'
	| 'tombstone'
	| 'content-address'
	| 'one-time-link'
	| 'provider-trip'
	| 'totp'
	| 'recovery-code'
	| 'recovery-code-hash';
type Keyed = { purpose: Purpose; text: string };

/**
 * The secret of a one-time link, made of its id: the database holds the hash alone, and what was printed
 * or is about to be mailed can be made again.
 */
export const linkToken = (appSecret: string, linkId: string) =>
	keyedToken(appSecret, { purpose: 'one-time-link', text: linkId });

/** HMAC-SHA-256 of `text` under the key of `purpose`, base64url: 43 characters. */
export async function keyedToken(appSecret: string, { purpose, text }: Keyed) {
	const kind = { name: 'HMAC', hash: 'SHA-256', length: 256 };
	const key = await keyFor(appSecret, { purpose, kind, use: ['sign'] });
	const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
	return base64url(new Uint8Array(signature));
}

/** `text` that only this portal can read and nobody can change: AES-256-GCM, base64url. */
export async function seal(appSecret: string, { purpose, text }: Keyed) {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const key = await keyFor(appSecret, { purpose, kind: aes, use: ['encrypt'] });
	const bytes = new TextEncoder().encode(text);
	const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes);
	return base64url(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
}

/** What was sealed; null when it was not sealed here, for this, or was changed since. */
export async function unseal(appSecret: string, { purpose, text }: Keyed): Promise<string | null> {
	try {
		const bytes = fromBase64url(text);
		const key = await keyFor(appSecret, { purpose, kind: aes, use: ['decrypt'] });
		const opened = await crypto.subtle.decrypt(
			{ name: 'AES-GCM', iv: bytes.slice(0, 12) },
			key,
			bytes.slice(12)
		);
		return new TextDecoder().decode(opened);
	} catch {
		return null;
	}
}

const aes = { name: 'AES-GCM', length: 256 };

type Wanted = {
	purpose: Purpose;
	kind: { name: string; length: number; hash?: string };
	use: ('sign' | 'encrypt' | 'decrypt')[];
};

async function keyFor(appSecret: string, { purpose, kind, use }: Wanted) {
	const secret = await crypto.subtle.importKey('raw', fromBase64url(appSecret), 'HKDF', false, [
		'deriveKey'
	]);
	const info = new TextEncoder().encode(purpose);
	const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
	return crypto.subtle.deriveKey(how, secret, kind, false, use);
}
