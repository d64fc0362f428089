/** All that this device keeps for the portal: to send it, and to know how much of it is left. */
import { readHolder } from './holder.ts';
import { readMarks } from './kept-marks.ts';
import { isLeft, isOf, readScans } from './kept-scans.ts';
import { sendMarks } from './send-marks.ts';
import { sendScans } from './send-scans.ts';
import type { Sending } from './sending.ts';

export async function sendKept(): Promise<Sending> {
	const scans = await sendScans();
	const marks = await sendMarks();
	return scans === 'sent' ? marks : scans;
}

/** What the portal has not taken; `foreign` of it belongs to others, who have to sign in themselves. */
export async function countKept() {
	const holder = await readHolder();
	const scans = (await readScans()).filter(isLeft);
	const marks = await readMarks();
	const foreign =
		scans.filter((scan) => !isOf(scan, holder)).length +
		marks.filter(({ owner }) => owner !== holder).length;
	const refused = marks.filter(({ problem }) => problem);
	return {
		scans: scans.length,
		marks: marks.length,
		foreign,
		refused: refused.length,
		/** Events whose attendance lists say why. */
		lists: [...new Set(refused.map(({ eventId }) => eventId))]
	};
}
