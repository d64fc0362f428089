/**
 * The plan of an event: what an organiser should look at before opening it, and what lies at the same time.
 * Warnings and clashes are shown; a person decides.
 */

import { plannedJpOf } from './workshop-shift.ts';

export type PlannedSession = {
	id: string;
	title: string;
	shiftGroup: string | null;
	startsAt: Date;
	endsAt: Date;
	jp: number;
	room: { name: string; capacity: number | null } | null;
	onlineUrl: string | null;
	trainers: number;
};

export type PlanWarning =
	| { code: 'jp-differs'; planned: number; wanted: number }
	| { code: 'jp-unknown'; planned: number }
	| { code: 'no-sessions' }
	| { code: 'no-place'; session: string }
	| { code: 'no-trainer'; session: string }
	| { code: 'room-too-small'; session: string; room: string; seats: number; capacity: number };

/** What does not fit in a plan: its JP beside the course's, places, trainers, seats. */
export function warningsOf(plan: {
	courseJp: number | null;
	seats: number | null;
	sessions: readonly PlannedSession[];
}): PlanWarning[] {
	const { courseJp, seats, sessions } = plan;
	if (sessions.length === 0) return [{ code: 'no-sessions' }];
	const planned = plannedJpOf(sessions);
	return [
		...hoursWarning(planned, courseJp),
		...sessions.flatMap((each) => ofSession(each, each.shiftGroup ? null : seats))
	];
}

function hoursWarning(planned: number, wanted: number | null): PlanWarning[] {
	if (wanted === null) return [{ code: 'jp-unknown', planned }];
	return planned === wanted ? [] : [{ code: 'jp-differs', planned, wanted }];
}

function ofSession({ title, room, onlineUrl, trainers }: PlannedSession, seats: number | null) {
	const warnings: PlanWarning[] = [];
	if (!room && !onlineUrl) warnings.push({ code: 'no-place', session: title });
	if (trainers === 0) warnings.push({ code: 'no-trainer', session: title });
	const capacity = room?.capacity ?? null;
	if (room && capacity !== null && seats !== null && capacity < seats)
		warnings.push({ code: 'room-too-small', session: title, room: room.name, seats, capacity });
	return warnings;
}

/** What is taken twice at the same time, and by which session of which event. */
export const clashKinds = [
	'room',
	'trainer',
	'participant',
	/** Of one person: a seat of theirs elsewhere. */
	'own',
	/** Another session of the same event. */
	'session',
	'capacity',
	'shift-capacity'
] as const;
export type ClashKind = (typeof clashKinds)[number];

type Span = { startsAt: Date; endsAt: Date };

/** Ends and beginnings may touch: at 10.00 one leaves and the next comes. */
export const overlap = (one: Span, other: Span) =>
	one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** No session is longer: so only what begins within this time before a moment can still last. */
export const longestSessionMs = 24 * 3_600_000;

export type SpanRefusal = { code: 'session-order' } | { code: 'session-too-long' };
export function spanProblem({ startsAt, endsAt }: Span): SpanRefusal | null {
	if (endsAt <= startsAt) return { code: 'session-order' };
	if (endsAt.getTime() - startsAt.getTime() > longestSessionMs) return { code: 'session-too-long' };
	return null;
}

/** Sessions of a copy: moved so that the first begins on `firstDay`, at the same hours. */
export function shiftedBy<S extends Span>(sessions: readonly S[], ms: number): S[] {
	return sessions.map((each) => ({
		...each,
		startsAt: new Date(each.startsAt.getTime() + ms),
		endsAt: new Date(each.endsAt.getTime() + ms)
	}));
}
