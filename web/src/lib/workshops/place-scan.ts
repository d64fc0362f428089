/** Where a kept scan was made, if its room asks and the phone may say; whatever comes of it, the scan stays. */
import { placeKept, readFenced, type KeptScan, type Place } from './kept-scans.ts';

export async function placeScan(scan: KeptScan): Promise<void> {
	if (!(await readFenced()).includes(scan.sessionId)) return;
	const place = await placeNow();
	if (place) await placeKept(scan.id, place);
}

const placeNow = () =>
	new Promise<Place | null>((done) => {
		navigator.geolocation.getCurrentPosition(
			({ coords: { latitude, longitude, accuracy } }) => done({ latitude, longitude, accuracy }),
			() => done(null),
			{ enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 }
		);
	});
