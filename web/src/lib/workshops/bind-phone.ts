/** Makes this phone the person's own for scans without network, and compares its clock with the portal's. */
import { apiClient } from '#lib/api/client.ts';
import { base64url, readPhone, writePhone } from './kept-scans.ts';

const kind = { name: 'ECDSA', namedCurve: 'P-256' };

export async function bindPhone(owner: string): Promise<void> {
	const known = await readPhone();
	const api = apiClient(fetch).attendance;
	if (known?.owner === owner) {
		const json = { deviceId: known.deviceId, deviceAt: Date.now() };
		const answer = await api.anchors.$post({ json });
		if (isGood(answer)) await writePhone({ ...known, anchor: (await answer.json()).anchor });
		if (!isUnknown(answer)) return;
	}
	const keys = await crypto.subtle.generateKey(kind, false, ['sign', 'verify']);
	const publicKey = base64url(await crypto.subtle.exportKey('raw', keys.publicKey));
	const answer = await api.devices.$post({ json: { publicKey, deviceAt: Date.now() } });
	if (!isGood(answer)) return;
	const { deviceId, anchor } = await answer.json();
	await writePhone({ deviceId, owner, key: keys.privateKey, anchor });
}

const isGood = (answer: { ok: boolean }) => answer.ok;
const isUnknown = (answer: { status: number }) => answer.status === 404;
