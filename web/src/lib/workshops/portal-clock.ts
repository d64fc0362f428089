/**
 * The portal's clock on a device whose own may be wrong. How far it is ahead is remembered, since a page that was kept
 * for a hall without signal says when it was kept, not what time it is: that moment only ever lies behind.
 */
const place = 'malaqbi-clock-ahead';

export function portalClock(serverTime: string) {
	const kept = Number(localStorage.getItem(place) ?? Number.NaN);
	const told = Date.parse(serverTime) - Date.now();
	let ahead = Number.isFinite(kept) ? Math.max(kept, told) : told;
	const remember = () => localStorage.setItem(place, String(Math.round(ahead)));
	remember();
	return {
		now: () => Date.now() + ahead,
		/** The portal said so in an answer to what was asked at `asked`, by this device's clock. */
		set(serverTime: string, asked: number) {
			ahead = Date.parse(serverTime) - (asked + Date.now()) / 2;
			remember();
		}
	};
}
