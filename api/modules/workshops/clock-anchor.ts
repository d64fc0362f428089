import type { Call } from '#api/call.ts';
import type { Anchor } from '#api/domain/device-scan.ts';
import { isSameSecret } from '#api/http/same-secret.ts';
import { signAttendance } from '#api/modules/identity/index.ts';

type Of = { deviceId: string; deviceAt: number };
type Signed = Anchor & { signature: string };

/** The portal's word that this phone's clock said so when its own said `now`. */
export async function signAnchor(call: Call, { deviceId, deviceAt }: Of): Promise<Signed> {
	const anchor = { deviceAt, serverAt: call.now.getTime() };
	return { ...anchor, signature: await signature(call, { deviceId, ...anchor }) };
}

/** The anchor, if the portal gave it to this phone. */
export async function readAnchor(
	call: Call,
	{ deviceId, anchor }: { deviceId: string; anchor: Signed | null }
): Promise<Anchor | null> {
	if (!anchor) return null;
	const isOurs = isSameSecret(anchor.signature, await signature(call, { deviceId, ...anchor }));
	return isOurs ? { deviceAt: anchor.deviceAt, serverAt: anchor.serverAt } : null;
}

const signature = (call: Call, given: Of & Anchor) =>
	signAttendance(call, {
		purpose: 'clock-anchor',
		text: [given.deviceId, given.deviceAt, given.serverAt].join('|')
	});
