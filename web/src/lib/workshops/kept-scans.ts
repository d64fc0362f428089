/**
 * Scans that this phone keeps: in its own storage (IndexedDB), signed by a key that cannot leave it, until the portal
 * has answered. The page and the service worker share it, so that a closed tab loses nothing.
 */
import { scanText, type Scan } from '#api/domain/attendance-code.ts';
import { scanSignatureText, type Anchor } from '#api/domain/device-scan.ts';
import { runIn } from './device-store.ts';
import { readHolder } from './holder.ts';

type Signed = Anchor & { signature: string };
export type Phone = { deviceId: string; owner: string; key: CryptoKey; anchor: Signed };
export type Place = { latitude: number; longitude: number; accuracy: number };
export type KeptScan = {
	id: string;
	sessionId: string;
	code: string;
	scannedAt: number;
	deviceId: string | null;
	anchor: Signed | null;
	signature: string | null;
	/** Who scanned, where this browser knew. */
	owner: string | null;
	place?: Place;
	/** `sent`: on its way at this moment. */
	state: 'kept' | 'sent' | 'received' | 'early' | 'waiting' | 'refused';
	number?: number | null;
	problem?: string;
	/** Whose it is not, as the portal said. */
	not?: string;
};

/** Keeps a scan of now; what is written here survives the tab. */
export async function keepScan(sessionId: string, scan: Scan): Promise<KeptScan> {
	const owner = await readHolder();
	const known = await readPhone();
	// A key of somebody else, or maybe of somebody else, vouches for nobody: a trainer confirms.
	const phone = known?.owner === owner ? known : undefined;
	const base = {
		id: crypto.randomUUID(),
		sessionId,
		code: scanText(scan),
		scannedAt: Date.now()
	};
	const kept: KeptScan = {
		...base,
		deviceId: phone?.deviceId ?? null,
		anchor: phone?.anchor ?? null,
		signature: phone ? await sign(phone, base) : null,
		owner,
		state: 'kept'
	};
	await runIn('scans', 'readwrite', (store) => store.put(kept));
	return kept;
}

async function sign(
	{ key, deviceId }: Phone,
	scan: Omit<Parameters<typeof scanSignatureText>[0], 'deviceId'>
) {
	const text = new TextEncoder().encode(scanSignatureText({ ...scan, deviceId }));
	return base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, text));
}

const onlyHere = new Set<KeptScan['state']>(['kept', 'sent']);
/** The portal has not answered it. */
export const isLeft = ({ state }: KeptScan) => onlyHere.has(state);
/** May be sent by who uses this browser now. */
export const isOf = ({ owner, not }: KeptScan, holder: string | null) =>
	(!owner || owner === holder) && (!not || not !== holder);

export const readScans = async (): Promise<KeptScan[]> =>
	asScans(await runIn('scans', 'readonly', (store) => store.getAll()));
export const writeScan = (scan: KeptScan) =>
	runIn('scans', 'readwrite', (store) => store.put(scan));

/** Adds where it was made to a scan that nobody has begun to send; one that is on its way stays as it is. */
export const placeKept = (id: string, place: Place) =>
	runIn('scans', 'readwrite', (store) => {
		const asked: IDBRequest<unknown> = store.get(id);
		asked.onsuccess = () => {
			const [scan] = asScans([asked.result]);
			if (scan?.state === 'kept') store.put({ ...scan, place });
		};
		return asked;
	});
export const readPhone = async (): Promise<Phone | undefined> =>
	asPhone(await runIn('phone', 'readonly', (store) => store.get('own')));
export const writePhone = (phone: Phone) =>
	runIn('phone', 'readwrite', (store) => store.put(phone, 'own'));

/** Sessions whose rooms ask where a phone is, as far as this one was told while it had a network. */
export async function keepFenced(sessionIds: readonly string[]): Promise<void> {
	if (sessionIds.length === 0) return;
	const known = new Set([...(await readFenced()), ...sessionIds]);
	await runIn('phone', 'readwrite', (store) => store.put([...known], 'fenced'));
}
export const readFenced = async (): Promise<string[]> =>
	asIds(await runIn('phone', 'readonly', (store) => store.get('fenced')));

export const base64url = (bytes: ArrayBuffer) =>
	btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');

/** What this file itself wrote. */
const asScans = (rows: unknown) => rows as KeptScan[];
const asIds = (ids: unknown) => (ids ?? []) as string[];
const asPhone = (row: unknown) => row as Phone | undefined;
