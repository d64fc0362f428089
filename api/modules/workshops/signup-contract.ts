import * as z from 'zod';
import { closedReasons, signupSources, signupStatuses } from '#api/domain/signup.ts';
import { approvalWays, eventStatuses, registrationWays } from '#api/domain/workshop-event.ts';

const status = z.enum(signupStatuses);
const moment = z.iso.datetime();
const reason = z.string().trim().min(5).max(500);

export const EventParams = z.object({ eventId: z.string().max(60) });
export const SignupParams = z.object({ signupId: z.string().max(60) });

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
			steps: z.array(Step)
		})
		.nullable(),
	/** Why nobody can sign up; null: the reader may. */
	closed: z.enum(closedReasons).nullable(),
	mayCancel: z.boolean()
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
