import { and, eq, inArray, ne } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { readScan } from '#api/domain/attendance-code.ts';
import { judgeDeviceScan, scanSignatureText } from '#api/domain/device-scan.ts';
import { placeDoubt } from '#api/domain/venue.ts';
import { Problem } from '#api/http/problem.ts';
import { attendanceDevice } from '#db/schema/attendance.ts';
import { ownSession } from './attendance-facts.ts';
import type { UploadedScans, UploadScans } from './attendance-contract.ts';
import { readAnchor } from './clock-anchor.ts';
import { secretAge } from './session-code.ts';
import { takeScan } from './take-scan.ts';

type Kept = z.output<typeof UploadScans>['scans'][number];
type Item = z.output<typeof UploadedScans>['items'][number];

/** Scans that a phone kept without network, each with what became of it: sent again, it is the same scan. */
export async function uploadScans(
	call: Call,
	{ scans, browser }: { scans: readonly Kept[]; browser: string }
): Promise<{ items: Item[] }> {
	const items: Item[] = [];
	const foreign = await devicesOfOthers(call, scans);
	for (const kept of scans) {
		// Two people share a phone: what one of them scanned says nothing of the other.
		if ((kept.owner && kept.owner !== call.me) || foreign.has(kept.deviceId)) {
			items.push({ id: kept.id, outcome: 'not-yours' });
			continue;
		}
		try {
			items.push({ id: kept.id, outcome: 'taken', taken: await take(call, kept, browser) });
		} catch (error) {
			// One that is refused says so by itself and keeps the others from nothing.
			if (!(error instanceof Problem)) throw error;
			items.push({ id: kept.id, outcome: 'refused', code: error.code });
		}
	}
	return { items };
}

async function devicesOfOthers(call: Call, scans: readonly Kept[]): Promise<Set<string | null>> {
	const named = scans.flatMap(({ deviceId }) => deviceId ?? []);
	if (named.length === 0) return new Set();
	const rows = await call.db
		.select({ id: attendanceDevice.id })
		.from(attendanceDevice)
		.where(and(inArray(attendanceDevice.id, named), ne(attendanceDevice.personId, call.me)));
	return new Set(rows.map(({ id }) => id));
}

async function take(call: Call, kept: Kept, browser: string) {
	const scan = readScan(kept.code);
	if (!scan) throw new Problem('attendance-code-wrong');
	const own = await ownSession(call, kept.sessionId);
	if (!own.found) throw new Problem('not-found');
	const { session } = own.found;
	const tolerance = own.rules.number('kehadiran.toleransi_kode_langkah').value;
	const age = await secretAge(call, session, scan);
	if (age === null) throw new Problem(own.signup ? 'attendance-code-wrong' : 'not-found');

	const device = await provenDevice(call, kept);
	const anchor = kept.deviceId
		? await readAnchor(call, { deviceId: kept.deviceId, anchor: kept.anchor })
		: null;
	const { seenAt, wait } = judgeDeviceScan(
		{ step: scan.step, scannedAt: kept.scannedAt, device, anchor },
		{
			session,
			receivedAt: call.now,
			tolerance,
			hoursAfter: own.rules.number('kehadiran.unggah_paling_lambat_jam').value
		}
	);
	return takeScan(call, own, {
		id: `scn_${kept.id.replaceAll('-', '')}`,
		means: 'qr',
		step: scan.step,
		seenAt,
		// Of the browser, not of the key: two people on one phone each have a key of their own.
		device: browser,
		// A secret that was replaced may have been in anybody's hands.
		doubt:
			wait ?? (age > 0 ? 'out-of-step' : null) ?? placeDoubt(own.found.room, kept.place ?? null)
	});
}

/** The caller's own phone, if it signed this scan. */
async function provenDevice(call: Call, kept: Kept) {
	if (!kept.deviceId || !kept.signature) return null;
	const device = await call.db
		.select()
		.from(attendanceDevice)
		.where(and(eq(attendanceDevice.id, kept.deviceId), eq(attendanceDevice.personId, call.me)))
		.get();
	if (!device) return null;
	const kind = { name: 'ECDSA', namedCurve: 'P-256' };
	const text = new TextEncoder().encode(scanSignatureText({ ...kept, deviceId: device.id }));
	const key = await crypto.subtle
		.importKey('raw', bytesOf(device.publicKey), kind, false, ['verify'])
		.catch(() => null);
	const isSigned =
		key !== null &&
		(await crypto.subtle.verify(
			{ name: 'ECDSA', hash: 'SHA-256' },
			key,
			bytesOf(kept.signature),
			text
		));
	return isSigned ? device : null;
}

/** Base64url as bytes; what is none are no bytes. */
function bytesOf(text: string) {
	try {
		return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
			char.charCodeAt(0)
		);
	} catch {
		return new Uint8Array();
	}
}
