/** Secrets that travel in cookies and links: 32 random bytes; the database keeps their SHA-256 only. */
export function newToken() {
	return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** What is stored in place of a token: SHA-256 in hex. */
export async function hashOfToken(token: string) {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const base64url = (bytes: Uint8Array) =>
	btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');

export const fromBase64url = (text: string) =>
	Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
		char.charCodeAt(0)
	);
