import * as z from 'zod';
import { requirementKinds } from '#api/domain/eligibility.ts';
import { timeZones } from '#api/domain/period.ts';
import { closedReasons, desks, signupSources, signupStatuses } from '#api/domain/signup.ts';
import { approvalWays, eventStatuses, registrationWays } from '#api/domain/workshop-event.ts';
import { acceptClashes, ClashOut } from './event-contract.ts';

const status = z.enum(signupStatuses);
const moment = z.iso.datetime();
const reason = z.string().trim().min(5).max(500);

export const EventParams = z.object({ eventId: z.string().max(60) });
export const SignupParams = z.object({ signupId: z.string().max(60) });

export const SignUp = z.object({ acceptClashes });
export const SignedUp = z.object({ signupId: z.string(), status });

export const CancelSignup = z.object({ reason: reason.optional() });
export const CancelledSignup = z.object({
	signupId: z.string(),
	eventId: z.string(),
	status: z.literal('cancelled')
});

const Step = z.object({ status, reason: z.string().nullable(), at: moment });

/** Where the reader stands with an event, and what they may do. */
export const MySignup = z.object({
	event: z.object({
		id: z.string(),
		title: z.string(),
		number: z.number().int(),
		status: z.enum(eventStatuses),
		registration: z.enum(registrationWays),
		approval: z.enum(approvalWays),
		organiser: z.string().nullable(),
		capacity: z.number().int().nullable(),
		/** Null: without limit. */
		seatsLeft: z.number().int().nullable(),
		waiting: z.number().int(),
		/** In which its times are shown. */
		zone: z.enum(timeZones),
		startsAt: moment.nullable(),
		closesAt: moment.nullable(),
		cancelUntil: moment.nullable()
	}),
	signup: z
		.object({
			id: z.string(),
			status,
			source: z.enum(signupSources),
			offerEndsAt: moment.nullable(),
			steps: z.array(Step),
			/** Of somebody who waits: the place in the queue, and what puts them there. */
			place: z
				.object({
					number: z.number().int(),
					of: z.number().int(),
					gap: z.boolean(),
					belowTarget: z.boolean(),
					unitSeats: z.number().int(),
					passed: z.number().int()
				})
				.nullable()
		})
		.nullable(),
	/** Why nobody can sign up; null: the reader may. */
	closed: z.enum(closedReasons).nullable(),
	mayCancel: z.boolean(),
	/** What the event asks, and whether the reader meets it; empty once they are on the list. */
	requirements: z.array(
		z.object({
			kind: z.enum(requirementKinds),
			names: z.array(z.string()),
			met: z.boolean()
		})
	),
	/** Why the reader may come although something is not met. */
	exception: z.string().nullable(),
	eligible: z.boolean()
});

export const MySignups = z.object({
	items: z.array(
		z.object({
			signupId: z.string(),
			eventId: z.string(),
			title: z.string(),
			number: z.number().int(),
			eventStatus: z.enum(eventStatuses),
			organiser: z.string().nullable(),
			status,
			startsAt: moment.nullable(),
			endsAt: moment.nullable(),
			offerEndsAt: moment.nullable(),
			over: z.boolean()
		})
	)
});

export const AnswerOffer = z.object({ answer: z.enum(['accept', 'decline']), acceptClashes });
export const AnsweredOffer = z.object({ signupId: z.string(), eventId: z.string(), status });

export const DeskQuery = z.object({
	desk: z.enum(desks).optional(),
	/** That one alone, wherever it stands in the queue: what a mail leads to. */
	signupId: z.string().max(60).optional(),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50)
});
export const DeskRow = z.object({
	signupId: z.string(),
	askedAt: moment,
	person: z.object({ id: z.string(), name: z.string(), nip: z.string() }),
	unit: z.string().nullable(),
	/** The reader's own: somebody else decides. */
	own: z.boolean(),
	/** Where the person holds a seat at the same hours; whoever decides sees it. */
	clashes: z.array(ClashOut),
	event: z.object({
		id: z.string(),
		title: z.string(),
		number: z.number().int(),
		startsAt: moment.nullable(),
		seatsLeft: z.number().int().nullable()
	})
});
export const DeskPage = z.object({
	desk: z.enum(desks),
	desks: z.array(z.object({ desk: z.enum(desks), waiting: z.number().int() })),
	items: z.array(DeskRow),
	next: z.string().nullable()
});

export const DecideSignups = z
	.object({
		signupIds: z.array(z.string().max(60)).min(1).max(200),
		/** How many were confirmed. */
		expected: z.number().int(),
		decision: z.enum(['approve', 'reject']),
		reason: reason.optional()
	})
	.refine((given) => given.decision === 'approve' || given.reason, {
		path: ['reason'],
		message: 'reason-missing'
	});
export const DecidedSignups = z.object({
	done: z.array(SignedUp),
	left: z.array(z.object({ signupId: z.string(), code: z.string() }))
});

export const participantSorts = ['name', '-name', 'asked', '-asked'] as const;
export const ParticipantQuery = z.object({
	status: z.enum(signupStatuses).optional(),
	unitId: z.string().max(60).optional(),
	/** Who comes to this shift; `none`: who has a seat and has not chosen. */
	shift: z.string().max(60).optional(),
	sort: z.enum(participantSorts).default('name'),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50)
});
export const ParticipantPage = z.object({
	event: z.object({
		id: z.string(),
		title: z.string(),
		number: z.number().int(),
		status: z.enum(eventStatuses),
		capacity: z.number().int().nullable(),
		minimum: z.number().int().nullable(),
		seatsLeft: z.number().int().nullable(),
		closesAt: moment.nullable(),
		startsAt: moment.nullable()
	}),
	counts: z.array(z.object({ status, count: z.number().int() })),
	units: z.array(z.object({ id: z.string(), name: z.string(), count: z.number().int() })),
	items: z.array(
		z.object({
			signupId: z.string(),
			name: z.string(),
			/** Null: a guest. */
			nip: z.string().nullable(),
			unit: z.string().nullable(),
			position: z.string().nullable(),
			status,
			source: z.enum(signupSources),
			askedAt: moment,
			offerEndsAt: moment.nullable(),
			/** The sessions of `shifts` that they come to. */
			shifts: z.array(z.string())
		})
	),
	/** Sessions that are given several times, each with who comes to which. */
	shifts: z.array(
		z.object({
			group: z.string(),
			title: z.string(),
			/** Who has a seat and has not chosen. */
			open: z.number().int(),
			sessions: z.array(
				z.object({
					id: z.string(),
					number: z.number().int(),
					startsAt: moment,
					endsAt: moment,
					zone: z.enum(timeZones),
					room: z.string().nullable(),
					/** Seats of its room; null: nobody said. */
					capacity: z.number().int().nullable(),
					taken: z.number().int()
				})
			)
		})
	),
	next: z.string().nullable()
});
export const SetShift = z.object({
	sessionId: z.string().max(60),
	signupIds: z.array(z.string().max(60)).min(1).max(200),
	/** How many were confirmed. */
	expected: z.number().int(),
	acceptClashes
});
export const ShiftSet = z.object({
	/** Who comes to it now. */
	done: z.array(z.string()),
	/** Who has no seat at the event. */
	left: z.array(z.string())
});
export const ParticipantFile = z.string();

export const RemoveParticipants = z.object({
	signupIds: z.array(z.string().max(60)).min(1).max(200),
	/** How many were confirmed. */
	expected: z.number().int(),
	reason
});
export const RemovedParticipants = z.object({
	done: z.array(z.string()),
	left: z.array(z.string())
});

export const Ticket = z.object({
	signupId: z.string(),
	eventId: z.string(),
	title: z.string(),
	number: z.number().int(),
	organiser: z.string().nullable(),
	name: z.string(),
	nip: z.string(),
	/** What its number is, to be read aloud. */
	code: z.string(),
	/** The address that checks it, as the SVG path of a QR and the side of its view box. */
	qr: z.object({ path: z.string(), size: z.number().int() }),
	sessions: z.array(
		z.object({
			id: z.string(),
			title: z.string(),
			startsAt: moment,
			endsAt: moment,
			zone: z.string(),
			room: z.string().nullable()
		})
	)
});
