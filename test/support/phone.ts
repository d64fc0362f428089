/** A participant's phone: a key of its own, a clock that may be wrong, and scans kept without network. */
import { scanSignatureText, type Anchor } from '#api/domain/device-scan.ts';
import type { Agent } from './agent.ts';

const kind = { name: 'ECDSA', namedCurve: 'P-256' };
const base64url = (bytes: ArrayBuffer) =>
	btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');

/** Binds a phone whose clock is `off` milliseconds ahead; `bound` is when. */
export async function boundPhone(
	agent: Pick<Agent, 'post'>,
	{ off = 0, bound = new Date() }: { off?: number; bound?: Date } = {}
) {
	const keys = await crypto.subtle.generateKey(kind, false, ['sign', 'verify']);
	if (!('privateKey' in keys)) throw new Error('no pair of keys');
	const raw = await crypto.subtle.exportKey('raw', keys.publicKey);
	if (!(raw instanceof ArrayBuffer)) throw new Error('no raw key');
	const { body } = await agent.post('/api/attendance/devices', {
		publicKey: base64url(raw),
		deviceAt: bound.getTime() + off
	});
	const deviceId: string = body.deviceId;
	const anchor: Anchor & { signature: string } = body.anchor;

	/** What the phone keeps when it scanned `code` at `at` of the true time. */
	return async (session: { id: string }, code: string, at = new Date()) => {
		const scan = {
			id: crypto.randomUUID(),
			sessionId: session.id,
			code,
			scannedAt: at.getTime() + off,
			deviceId
		};
		const text = new TextEncoder().encode(scanSignatureText(scan));
		const how = { name: 'ECDSA', hash: 'SHA-256' };
		const signature = base64url(await crypto.subtle.sign(how, keys.privateKey, text));
		return { ...scan, anchor, signature };
	};
}
