/**
 * When a participant has completed an event of a workshop: by the share of its planned JP that they attended
 * (rule `kehadiran.minimum_persen`, classical), and by what else the event asks for, its required assignments and the
 * quiz of its course; whatever the order in which marks, grades and attempts came.
 */
import { isPassed, stateOf, type HandInState, type Standing } from './assignment.ts';
import { no, ok, type Result } from './result.ts';

/** What is counted: the JP of the whole event, or of the sessions attended (rule `kehadiran.jp_dihitung`). */
export const hoursWays = ['event', 'sessions'] as const;
export type HoursWay = (typeof hoursWays)[number];

/** A session with its planned JP and how much of it one participant attended: 0 to 100, null before it was marked. */
export type AttendedSession = { jp: number; weight: number | null; over: boolean };

export type Attended = {
	plannedJp: number;
	/** Whole or half a session, by the weight of each mark. */
	attendedJp: number;
	/** Of the planned JP, rounded down. */
	percent: number;
	minimumPercent: number;
	/** Of sessions that are over and were not attended in full. */
	missedJp: number;
	/** How much more may be missed; below zero: it cannot be completed any more. */
	mayMissJp: number;
};

export function attendedOf(sessions: readonly AttendedSession[], minimumPercent: number): Attended {
	const sum = (of: (session: AttendedSession) => number) =>
		sessions.reduce((total, session) => total + of(session), 0);
	const plannedJp = sum(({ jp }) => jp);
	const hundredths = sum(({ jp, weight }) => jp * (weight ?? 0));
	const attendedJp = hundredths / 100;
	const missedJp = sum(({ jp, weight, over }) =>
		over || weight !== null ? jp - (jp * (weight ?? 0)) / 100 : 0
	);
	const percent = plannedJp === 0 ? 0 : Math.floor(hundredths / plannedJp);
	const mayMissJp = (plannedJp * (100 - minimumPercent)) / 100 - missedJp;
	return { plannedJp, attendedJp, percent, minimumPercent, missedJp, mayMissJp };
}

/** What somebody still owes besides attendance. */
export type Lack =
	| { code: 'assignment'; assignmentId: string; title: string; state: HandInState }
	| { code: 'post-test'; taken: boolean };

export type Asked = {
	assignments: readonly { id: string; title: string; standing: Standing }[];
	/** Null: the event does not ask for it. */
	postTest: { taken: boolean; passed: boolean } | null;
};

export function lacksOf({ assignments, postTest }: Asked): Lack[] {
	const owed = assignments
		.filter(({ standing }) => !isPassed(standing))
		.map(({ id, title, standing }) => ({
			code: 'assignment' as const,
			...{ assignmentId: id, title },
			state: stateOf(standing)
		}));
	return postTest && !postTest.passed
		? [...owed, { code: 'post-test', taken: postTest.taken }]
		: owed;
}

export const outlooks = ['completes', 'may-complete', 'cannot-complete'] as const;
export type Outlook = (typeof outlooks)[number];

/** How it stands before the end: enough already, still possible, or lost. What is owed can be made good until the closing. */
export function outlookOf(attended: Attended, lacks: readonly Lack[] = []): Outlook {
	if (attended.plannedJp > 0 && isEnough(attended))
		return lacks.length === 0 ? 'completes' : 'may-complete';
	return attended.mayMissJp < 0 || attended.plannedJp === 0 ? 'cannot-complete' : 'may-complete';
}

export type CompletionRefusal =
	| { code: 'attendance-short'; attended: Attended }
	| { code: 'work-lacking'; lacks: readonly Lack[] };

export function mayComplete(
	attended: Attended,
	lacks: readonly Lack[] = []
): Result<Attended, CompletionRefusal> {
	if (attended.plannedJp <= 0 || !isEnough(attended))
		return no({ code: 'attendance-short', attended });
	return lacks.length > 0 ? no({ code: 'work-lacking', lacks }) : ok(attended);
}

const isEnough = ({ percent, minimumPercent }: Attended) => percent >= minimumPercent;

/** JP that the ledger is told: of the event as the catalogue states it, or of what was attended, rounded down. */
export const hoursEarned = (
	way: HoursWay,
	{ attended, courseJp }: { attended: Attended; courseJp: number | null }
) => (way === 'event' ? (courseJp ?? attended.plannedJp) : Math.floor(attended.attendedJp));

export type ClosingRefusal =
	{ code: 'event-state' } | { code: 'event-not-over' } | { code: 'scans-waiting'; count: number };

/** An event is closed once, after its last session, when no scan waits for a trainer's word any more. */
export function mayClose(given: {
	status: string;
	endsAt: Date | null;
	waitingScans: number;
	now: Date;
}): Result<true, ClosingRefusal> {
	if (given.status !== 'open') return no({ code: 'event-state' });
	if (!given.endsAt || given.endsAt > given.now) return no({ code: 'event-not-over' });
	return given.waitingScans > 0
		? no({ code: 'scans-waiting', count: given.waitingScans })
		: ok(true);
}
