/** Attendance of one participant at one session: by what proof it is known, and when it may be marked. */
import { civilDateOf, type TimeZone } from './period.ts';
import { no, ok, type Result } from './result.ts';

/** From the strongest proof to the weakest; shown and stored, used for flags only. */
export const markMeans = ['qr', 'pin', 'static-qr', 'trainer', 'paper', 'import'] as const;
export type MarkMeans = (typeof markMeans)[number];

/** What a participant may show by themselves. */
export const scanMeans = ['qr', 'pin', 'static-qr'] as const satisfies readonly MarkMeans[];
export type ScanMeans = (typeof scanMeans)[number];

/** Why a scan is not a mark yet: the session is not open, or a trainer has to say. */
export const scanWaits = [
	'early',
	'device-unknown',
	'clock-unanchored',
	'upload-late',
	'out-of-step',
	'static-qr',
	'place-unknown',
	'place-elsewhere',
	'marked-otherwise'
] as const;
export type ScanWait = (typeof scanWaits)[number];

export type AttendanceRefusal =
	{ code: 'attendance-sealed'; sealedAt: Date } | { code: 'event-not-open' };

/** A sealed session is marked no more; nor is one of an event that nobody announced or that was called off. */
export function mayMark(session: {
	sealedAt: Date | null;
	eventStatus: 'draft' | 'open' | 'closed' | 'cancelled';
}): Result<true, AttendanceRefusal> {
	if (session.eventStatus !== 'open') return no({ code: 'event-not-open' });
	return session.sealedAt
		? no({ code: 'attendance-sealed', sealedAt: session.sealedAt })
		: ok(true);
}

type Hours = { startsAt: Date; endsAt: Date };
/** By rule: so many minutes before the start it opens, and so many after it a participant is late. */
export type AttendanceRules = { openMinutes: number; lateMinutes: number };

/** What somebody seen at `at` is; `early` waits for the opening, `over` came when it was done. */
export function momentOf(
	at: Date,
	{ startsAt, endsAt }: Hours,
	{ openMinutes, lateMinutes }: AttendanceRules
): 'early' | 'present' | 'late' | 'over' {
	if (at > endsAt) return 'over';
	if (at < opensAt({ startsAt }, openMinutes)) return 'early';
	return at.getTime() > startsAt.getTime() + lateMinutes * 60_000 ? 'late' : 'present';
}

/** When the first scan counts. */
export const opensAt = ({ startsAt }: Pick<Hours, 'startsAt'>, openMinutes: number) =>
	new Date(startsAt.getTime() - openMinutes * 60_000);

/**
 * Whether a scan from before the opening is one of this session: it was made on its day, by the clock of its place, and by
 * rule not longer before the start. A session that was moved, or a code that was shown a day too early, makes nobody present.
 */
export const isNear = (
	at: Date,
	{ startsAt, zone }: { startsAt: Date; zone: TimeZone },
	hours: number
) =>
	civilDateOf(at, zone) === civilDateOf(startsAt, zone) &&
	at.getTime() >= startsAt.getTime() - hours * 3_600_000;

/** What stands behind a mark: a scan of the participant's own, or the word of somebody in charge. */
export type Word = {
	id: string;
	kind: 'scan' | 'charge';
	at: number;
	/** Takes back the last word in charge that stood before it. */
	takesBack: boolean;
};

/**
 * Which of all words about one participant stands: who is in charge prevails over scans, the later of them over the
 * earlier; of scans the earliest counts. What is taken back uncovers what stood before it, where nothing did, nothing
 * stands but the taking back. It asks for all words at once, so whatever is sent late, twice or in another order, the
 * same one stands in the end.
 */
export function whatStands<W extends Word>(words: readonly W[]): W | null {
	const said = words.filter(({ kind }) => kind === 'charge').toSorted(byTime);
	const uncovered: W[] = [];
	for (const word of said) {
		if (word.takesBack) uncovered.pop();
		else uncovered.push(word);
	}
	const [scanned] = words.filter(({ kind }) => kind === 'scan').toSorted(byTime);
	return uncovered.at(-1) ?? scanned ?? said.at(-1) ?? null;
}

/** Whether somebody in charge has spoken after this word of somebody in charge. */
export const isOutspoken = (word: Word, words: readonly Word[]) =>
	word.kind === 'charge' &&
	words.some((other) => other.kind === 'charge' && other.id !== word.id && byTime(word, other) < 0);

/** Of the same moment the words are told apart by their ids, so that it is one order. */
const byTime = (a: Word, b: Word) => a.at - b.at || (a.id < b.id ? -1 : 1);
