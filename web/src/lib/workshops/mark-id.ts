/**
 * The id of a mark out of the key of its form and whom it is about: a form that is sent again because its answer was lost on
 * the way says the same marks.
 */
export async function markIdOf(key: string, signupId: string): Promise<string> {
	if (!key) return crypto.randomUUID();
	const text = new TextEncoder().encode(`${key} ${signupId}`);
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
	const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		`a${hex.slice(17, 20)}`,
		hex.slice(20, 32)
	].join('-');
}
