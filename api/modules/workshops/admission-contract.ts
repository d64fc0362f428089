import * as z from 'zod';
import { requirementKinds } from '#api/domain/eligibility.ts';
import { closedReasons, signupStatuses } from '#api/domain/signup.ts';
import { approvalWays, eventStatuses, registrationWays } from '#api/domain/workshop-event.ts';
import { ClashOut } from './event-contract.ts';

const id = z.string().max(60);
const count = z.number().int();
const moment = z.iso.datetime();
const kind = z.enum(requirementKinds);
const Choice = z.object({ id, name: z.string() });

export const EventParams = z.object({ eventId: id });

/** One kind of thing that is asked, with the names of what would do, and whether somebody meets it. */
export const Requirement = z.object({ kind, names: z.array(z.string()), met: z.boolean() });

const Event = z.object({
	id,
	title: z.string(),
	number: count,
	status: z.enum(eventStatuses),
	registration: z.enum(registrationWays),
	approval: z.enum(approvalWays),
	startsAt: moment.nullable(),
	closesAt: moment.nullable(),
	/** Null: without limit. */
	seatsLeft: count.nullable()
});

/** Somebody who could be put on the list, and what stands in the way. */
const Candidate = z.object({
	personId: id,
	name: z.string(),
	nip: z.string(),
	unit: z.string().nullable(),
	position: z.string().nullable(),
	status: z.enum(signupStatuses).nullable(),
	missing: z.array(kind),
	/** Where they hold a seat at the same hours: it keeps nobody out, and whoever picks them sees it. */
	clashes: z.array(ClashOut)
});
const Left = z.object({ personId: id, code: z.string() });
const Picked = z.object({
	personIds: z.array(id).min(1).max(300),
	/** How many were confirmed. */
	expected: count
});
const Put = z.object({
	done: z.array(z.object({ signupId: z.string(), status: z.enum(signupStatuses) })),
	left: z.array(Left)
});

// --- what the organiser sets ---

/** Why somebody may come all the same, who said so, and when. */
const Said = { reason: z.string(), by: z.string().nullable(), at: moment };

export const Admission = z.object({
	event: Event,
	quotas: z.array(z.object({ unit: Choice, seats: count, used: count })),
	requirements: z.array(z.object({ kind, about: z.string(), name: z.string().nullable() })),
	exceptions: z.array(
		z.object({
			name: z.string(),
			nip: z.string(),
			...Said,
			/** What it said before, newest first. */
			earlier: z.array(z.object(Said))
		})
	),
	mayEdit: z.boolean(),
	units: z.array(Choice),
	positions: z.array(Choice),
	classes: z.array(Choice),
	ranks: z.array(Choice),
	courses: z.array(Choice)
});

export const SaveAdmission = z.object({
	quotas: z
		.array(z.object({ unitId: id, seats: count.min(1).max(10_000) }))
		.max(200)
		.default([]),
	requirements: z
		.array(z.object({ kind, about: z.string().max(60).default('') }))
		.max(100)
		.default([])
});
/** One line: another number of seats, or null to take the quota away; a requirement asked, or not any more. */
export const ChangeAdmission = z.object({
	quota: z.object({ unitId: id, seats: count.min(1).max(10_000).nullable() }).optional(),
	requirement: z
		.object({ kind, about: z.string().max(60).default(''), asked: z.boolean() })
		.optional()
});
export const AdmissionSaved = z.object({ eventId: id });

export const GiveException = z.object({
	nip: z.string().trim().max(30),
	reason: z.string().trim().min(5).max(500),
	/** The moment of the exception that stands, as it was read; without it nothing is replaced. */
	replaces: moment.transform((text) => new Date(text)).optional()
});
export const ExceptionGiven = z.object({ personId: id });

// --- nomination by a unit ---

export const NominationQuery = z.object({
	q: z.string().trim().max(100).optional(),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50)
});
export const Nomination = z.object({
	event: Event,
	closed: z.enum(closedReasons).nullable(),
	/** The event has quotas: whoever falls under none of them cannot be proposed. */
	limited: z.boolean(),
	quotas: z.array(z.object({ unit: Choice, seats: count, used: count })),
	items: z.array(Candidate),
	next: z.string().nullable()
});
export const Nominate = Picked;
export const Nominated = Put;

// --- invitation by the organiser ---

export const InvitationQuery = z.object({
	q: z.string().trim().max(100).optional(),
	unitId: id.optional(),
	positionId: id.optional(),
	/** Numbers, however they are separated. */
	nips: z.string().max(6000).optional()
});
export const Invitation = z.object({
	event: Event,
	closed: z.enum(closedReasons).nullable(),
	items: z.array(Candidate),
	/** More fit than are shown. */
	more: z.boolean(),
	/** Numbers that nobody has. */
	unknown: z.array(z.string()),
	units: z.array(Choice),
	positions: z.array(Choice)
});
export const Invite = Picked;
export const Invited = Put;
