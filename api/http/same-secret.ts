/**
 * Whether what somebody sent is a secret or signature of ours. Every letter is looked at, so that the time of the
 * answer tells none of them; that the lengths differ may be told.
 */
export function isSameSecret(given: string, own: string): boolean {
	let differs = given.length ^ own.length;
	for (let at = 0; at < own.length; at++) differs |= given.charCodeAt(at) ^ own.charCodeAt(at);
	return differs === 0;
}
