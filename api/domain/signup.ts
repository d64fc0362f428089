/** A registration for an event of a workshop, and the ways it may go. */
import { no, ok, type Result } from './result.ts';
import type { RequirementKind } from './eligibility.ts';
import type { ApprovalWay, EventStatus, RegistrationWay } from './workshop-event.ts';

/**
 * `invited` and `nominated` wait for the person or the desk, `requested` for the supervisor, `reviewed` for HR,
 * `offered` for the person's word on a freed seat; `booked` holds a seat.
 */
export const signupStatuses = [
	'invited',
	'requested',
	'reviewed',
	'waitlisted',
	'offered',
	'booked',
	'rejected',
	'cancelled'
] as const;
export type SignupStatus = (typeof signupStatuses)[number];

/** How somebody came onto the list. */
export const signupSources = ['self', 'nomination', 'invitation', 'organiser', 'walk-in'] as const;
export type SignupSource = (typeof signupSources)[number];

/** Those that take a seat away from others. */
export const seated = ['booked', 'offered'] as const satisfies readonly SignupStatus[];
export const ended = ['rejected', 'cancelled'] as const satisfies readonly SignupStatus[];

const ways: Record<SignupStatus, readonly SignupStatus[]> = {
	invited: ['booked', 'waitlisted', 'requested', 'reviewed', 'cancelled'],
	requested: ['reviewed', 'booked', 'waitlisted', 'rejected', 'cancelled'],
	reviewed: ['booked', 'waitlisted', 'rejected', 'cancelled'],
	waitlisted: ['offered', 'booked', 'rejected', 'cancelled'],
	offered: ['booked', 'waitlisted', 'cancelled'],
	booked: ['cancelled', 'rejected'],
	// Asked anew by the same person, or by the organiser.
	rejected: ['requested', 'reviewed', 'waitlisted', 'booked', 'invited'],
	cancelled: ['requested', 'reviewed', 'waitlisted', 'booked', 'invited']
};

export type SignupRefusal = { code: 'signup-state'; status: SignupStatus; wanted: SignupStatus };

export const signupMayBecome = (
	status: SignupStatus,
	wanted: SignupStatus
): Result<true, SignupRefusal> =>
	ways[status].includes(wanted) ? ok(true) : no({ code: 'signup-state', status, wanted });

/** What a registration hangs on at an event; `startsAt` is its first session. */
export type SignupEvent = {
	status: EventStatus;
	registration: RegistrationWay;
	closesAt: Date | null;
	cancelUntil: Date | null;
	startsAt: Date | null;
};

export const closedReasons = [
	'draft',
	'closed',
	'cancelled',
	'started',
	'late',
	'nomination',
	'invitation',
	'removed'
] as const;
export type ClosedReason = (typeof closedReasons)[number];

/** Why nobody can be put on the list any more; null while it is open. */
export function closedBecause(event: SignupEvent, now: Date): ClosedReason | null {
	if (event.status !== 'open') return event.status;
	if (event.startsAt && now >= event.startsAt) return 'started';
	return event.closesAt && now >= event.closesAt ? 'late' : null;
}

/** Why nobody is let in any more, by a desk or an offered seat; the closing date binds those who ask. */
export function closedToEntry(event: SignupEvent, now: Date): ClosedReason | null {
	const reason = closedBecause(event, now);
	return reason === 'late' ? null : reason;
}

export type AskRefusal =
	| { code: 'signup-not-open'; reason: ClosedReason }
	| { code: 'already-signed-up'; status: SignupStatus }
	| { code: 'not-eligible'; reason: RequirementKind };

/** Whether somebody may ask for a seat; `held` is where they stand already, `missing` what they do not meet. */
export function mayAsk(given: {
	event: SignupEvent;
	held: SignupStatus | null;
	/** The organiser took them off the list. */
	removed?: boolean;
	missing?: readonly RequirementKind[];
	now: Date;
}): Result<true, AskRefusal> {
	const { event, held, removed = false, missing = [], now } = given;
	const isInvited = held === 'invited';
	if (held && !isInvited && !isEnded(held)) return no({ code: 'already-signed-up', status: held });

	const reason = closedBecause(event, now);
	if (reason) return no({ code: 'signup-not-open', reason });
	if (event.registration !== 'open' && !isInvited)
		return no({ code: 'signup-not-open', reason: event.registration });
	if (removed && held === 'cancelled') return no({ code: 'signup-not-open', reason: 'removed' });
	const [first] = missing;
	return first ? no({ code: 'not-eligible', reason: first }) : ok(true);
}

/** Whoever gave the place back asks anew; whom somebody else took off the list is let in by them alone. */
export const wasRemoved = (
	last: { status: SignupStatus; by: string } | undefined,
	personId: string
) => last?.status === 'cancelled' && last.by !== personId && last.by !== 'system';

/** Why nobody can be proposed any more; people come to an event by invitation alone when it says so. */
export function closedToNomination(event: SignupEvent, now: Date): ClosedReason | null {
	return closedBecause(event, now) ?? (event.registration === 'invitation' ? 'invitation' : null);
}

/** Before an event is announced people are invited in quiet: they are told when it opens. */
export const closedToInvitation = (event: SignupEvent, now: Date) =>
	closedBecause(event.status === 'draft' ? { ...event, status: 'open' } : event, now);

export const isEnded = (status: SignupStatus) => ended.some((each) => each === status);

/** Who is asked first: the desk that a new registration waits at, or nobody, and seats decide. */
export const firstDesk = (approval: ApprovalWay): Desk | null =>
	approval === 'none' ? null : approval === 'hr' ? 'reviewed' : 'requested';

/** Who is asked after the supervisor agreed: HR too when the event asks for its word by now. */
export const nextDesk = (approval: ApprovalWay, at: Desk): Desk | null =>
	at === 'requested' && (approval === 'supervisor-hr' || approval === 'hr') ? 'reviewed' : null;

/** A registration waits at the supervisor's desk or at HR's. */
export const desks = ['requested', 'reviewed'] as const satisfies readonly SignupStatus[];
export type Desk = (typeof desks)[number];

export type CancelRefusal = { code: 'signup-cancel-late' } | SignupRefusal;

/** Until when a participant gives the place back alone; a place in a queue or at a desk, and any, until it begins. */
export function mayCancel(given: {
	status: SignupStatus;
	event: SignupEvent;
	now: Date;
}): Result<true, CancelRefusal> {
	const { status, event, now } = given;
	const allowed = signupMayBecome(status, 'cancelled');
	if (!allowed.ok) return allowed;
	const untils = [event.startsAt, status === 'booked' ? event.cancelUntil : null];
	return untils.some((until) => until && now >= until)
		? no({ code: 'signup-cancel-late' })
		: ok(true);
}

export type DecideRefusal =
	| { code: 'own-signup' }
	| { code: 'signup-state'; status: SignupStatus; wanted: SignupStatus }
	| { code: 'signup-not-open'; reason: ClosedReason };

/** Nobody decides about themselves, twice, or lets somebody into what has begun; the closing date binds those who ask. */
export function mayDecide(given: {
	signup: { personId: string | null; status: SignupStatus };
	/** It waits at a desk of the one who decides. */
	waits: boolean;
	event: SignupEvent;
	decision: 'approve' | 'reject';
	by: string | null;
	now: Date;
}): Result<true, DecideRefusal> {
	const { signup, waits, event, decision, by, now } = given;
	if (signup.personId !== null && signup.personId === by) return no({ code: 'own-signup' });
	if (!waits)
		return no({
			code: 'signup-state',
			status: signup.status,
			wanted: decision === 'reject' ? 'rejected' : 'booked'
		});
	const reason = decision === 'approve' ? closedToEntry(event, now) : null;
	return reason ? no({ code: 'signup-not-open', reason }) : ok(true);
}
