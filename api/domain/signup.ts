/** A registration for an event of a workshop, and the ways it may go. */
import { no, ok, type Result } from './result.ts';

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
	// Asked anew by the same person.
	rejected: ['requested', 'reviewed', 'waitlisted', 'booked'],
	cancelled: ['requested', 'reviewed', 'waitlisted', 'booked', 'invited']
};

export type SignupRefusal = { code: 'signup-state'; status: SignupStatus; wanted: SignupStatus };

export const signupMayBecome = (
	status: SignupStatus,
	wanted: SignupStatus
): Result<true, SignupRefusal> =>
	ways[status].includes(wanted) ? ok(true) : no({ code: 'signup-state', status, wanted });
