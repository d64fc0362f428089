/**
 * An event (angkatan) of a workshop: what may happen to it when. Whether it is full, running or over follows from
 * its seats and its sessions and is stored nowhere.
 */
import { no, ok, type Result } from './result.ts';

/** What somebody decided. */
export const eventStatuses = ['draft', 'open', 'closed', 'cancelled'] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** What people see. */
export const eventPhases = [
	'draft',
	'open',
	'full',
	'running',
	'finished',
	'closed',
	'cancelled'
] as const;
export type EventPhase = (typeof eventPhases)[number];

/** Who gets in: whoever asks, whom a unit nominates, or whom the organiser invites. */
export const registrationWays = ['open', 'nomination', 'invitation'] as const;
export type RegistrationWay = (typeof registrationWays)[number];

export const approvalWays = ['none', 'supervisor', 'hr', 'supervisor-hr'] as const;
export type ApprovalWay = (typeof approvalWays)[number];

export const trainerRoles = ['trainer', 'facilitator', 'moderator'] as const;
export type TrainerRole = (typeof trainerRoles)[number];

/** How a course is held face to face or live; the other ways have no events. */
export const workshopModes = ['classroom', 'blended', 'distance'] as const;
export const isWorkshopMode = (mode: string) => workshopModes.some((one) => one === mode);

/** What an event is set to; it is closed by what its participants earn (workshop-completion.ts). */
export const settableStatuses = ['draft', 'open', 'cancelled'] as const;
export type SettableStatus = (typeof settableStatuses)[number];

export type EventRefusal =
	| { code: 'event-state'; status: EventStatus; wanted: SettableStatus }
	| { code: 'event-without-sessions' }
	| { code: 'event-has-participants' }
	| { code: 'event-attended' }
	| { code: 'reason-missing' };

const ways: Record<EventStatus, readonly SettableStatus[]> = {
	draft: ['open', 'cancelled'],
	open: ['draft', 'cancelled'],
	// Whoever plans it opens it again, with a reason: a terminal state needs a way out.
	closed: ['open'],
	cancelled: ['draft', 'open']
};

/**
 * May the event become `wanted`? Every status has its ways out; a way back, or off, says why. What somebody attended,
 * or earned something by, has taken place and is not called off any more.
 */
export function mayBecome(given: {
	status: EventStatus;
	wanted: SettableStatus;
	sessions: number;
	/** Those on the list who would lose sight of it. */
	participants: number;
	/** Somebody's attendance counts, or an earlier closing gave something. */
	attended: boolean;
	reason: string | null;
}): Result<true, EventRefusal> {
	const { status, wanted, sessions, participants, attended, reason } = given;
	if (!ways[status].includes(wanted)) return no({ code: 'event-state', status, wanted });
	if (wanted === 'open' && sessions === 0) return no({ code: 'event-without-sessions' });
	if (wanted === 'draft' && participants > 0) return no({ code: 'event-has-participants' });
	if (wanted === 'cancelled' && attended) return no({ code: 'event-attended' });
	const isExplained = wanted !== 'cancelled' && status !== 'closed' && status !== 'cancelled';
	return isExplained || reason ? ok(true) : no({ code: 'reason-missing' });
}

/** What is over or called off is planned no more. */
export const mayPlan = (status: EventStatus) => status === 'draft' || status === 'open';

/** The phase of an event at `now`; `startsAt` and `endsAt` are those of its first and last session. */
export function phaseOf(given: {
	status: EventStatus;
	startsAt: Date | null;
	endsAt: Date | null;
	seatsLeft: number | null;
	now: Date;
}): EventPhase {
	const { status, startsAt, endsAt, seatsLeft, now } = given;
	if (status !== 'open') return status;
	if (endsAt && now >= endsAt) return 'finished';
	if (startsAt && now >= startsAt) return 'running';
	return seatsLeft !== null && seatsLeft <= 0 ? 'full' : 'open';
}
