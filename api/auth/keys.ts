/** Keys derived from APP_SECRET by HKDF, one a purpose, so that no key serves two ends. */
import { base64url, fromBase64url } from './tokens.ts';

type Purpose = 'one-time-link';

/**
 * The secret of a one-time link, made of its id: the database holds the hash alone, and what was printed
 * or is about to be mailed can be made again.
 */
export const linkToken = (appSecret: string, linkId: string) =>
	keyedToken(appSecret, { purpose: 'one-time-link', text: linkId });

/** HMAC-SHA-256 of `text` under the key of `purpose`, base64url: 43 characters. */
export async function keyedToken(appSecret: string, given: { purpose: Purpose; text: string }) {
	const secret = await crypto.subtle.importKey('raw', fromBase64url(appSecret), 'HKDF', false, [
		'deriveKey'
	]);
	const key = await crypto.subtle.deriveKey(
		{
			name: 'HKDF',
			hash: 'SHA-256',
			salt: new Uint8Array(),
			info: new TextEncoder().encode(given.purpose)
		},
		secret,
		{ name: 'HMAC', hash: 'SHA-256', length: 256 },
		false,
		['sign']
	);
	const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(given.text));
	return base64url(new Uint8Array(signature));
}
