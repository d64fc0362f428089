/** Which scans that wait for a trainer may be accepted all at once, without a look at each person. */
import type { ScanWait } from './attendance.ts';

type Of = { sessionId: string; signupId: string };
type Waiting = Of & { id: string; wait: ScanWait | null; seenAt: Date };
type Standing = Of & { saidAt: Date | null; seenAt: Date | null };

/**
 * One group for a participant at a session, the scan that counts first: of scans the earliest counts. Left for a look of their own
 * are scans against what somebody in charge has said, and those of people whom an earlier scan marked already.
 */
export function acceptTogether<Scan extends Waiting>(
	waiting: readonly Scan[],
	standing: readonly Standing[]
): { counts: Scan; later: Scan[] }[] {
	const marks = new Map(standing.map((each) => [keyOf(each), each]));
	const open = waiting.filter((scan) => {
		if (scan.wait === 'early' || scan.wait === 'marked-otherwise') return false;
		const mark = marks.get(keyOf(scan));
		return !mark || (mark.saidAt === null && mark.seenAt !== null && scan.seenAt < mark.seenAt);
	});
	return [...Map.groupBy(open, keyOf).values()].flatMap((scans) => {
		const [counts, ...later] = scans.toSorted(
			(a, b) => a.seenAt.getTime() - b.seenAt.getTime() || (a.id < b.id ? -1 : 1)
		);
		return counts ? [{ counts, later }] : [];
	});
}

const keyOf = ({ sessionId, signupId }: Of) => `${sessionId} ${signupId}`;
