import * as z from 'zod';
import { courseModes } from '#api/domain/enrolment.ts';
import { clashKinds } from '#api/domain/event-plan.ts';
import { timeZones } from '#api/domain/period.ts';
import { signupStatuses } from '#api/domain/signup.ts';
import {
	approvalWays,
	eventPhases,
	eventStatuses,
	settableStatuses,
	registrationWays,
	trainerRoles
} from '#api/domain/workshop-event.ts';

const id = z.string().max(60);
const instant = z.iso.datetime();
const count = z.number().int();
const moment = z.iso.datetime().transform((text) => new Date(text));

export const EventParams = z.object({ eventId: id });
export const SessionParams = z.object({ eventId: id, sessionId: id });
export const Done = z.object({ done: z.literal(true) });

// --- reading ---

/** `upcoming` and `mine` are what anybody sees; `managed` what the reader plans, drafts among them. */
export const eventShows = ['upcoming', 'mine', 'past', 'managed'] as const;
export const EventQuery = z.object({
	show: z.enum(eventShows).default('upcoming'),
	form: z.string().trim().max(40).optional(),
	courseId: id.optional(),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(25)
});
export type EventQuery = z.output<typeof EventQuery>;

export const EventRow = z.object({
	id,
	number: count,
	course: z.object({
		id,
		title: z.string(),
		form: z.object({ code: z.string(), name: z.string() }),
		mode: z.enum(courseModes),
		jp: count.nullable()
	}),
	unit: z.object({ id, name: z.string() }).nullable(),
	phase: z.enum(eventPhases),
	registration: z.enum(registrationWays),
	startsAt: instant.nullable(),
	endsAt: instant.nullable(),
	zone: z.enum(timeZones).nullable(),
	sessions: count,
	jp: count,
	places: z.array(z.string()),
	/** Seats in all and taken; `capacity` null: without limit. */
	capacity: count.nullable(),
	taken: count,
	/** Over and not closed: who was there and waits for JP; for whoever plans it or teaches there, null to all others. */
	waiting: count.nullable(),
	/** What the reader's own registration has come to. */
	mine: z.enum(signupStatuses).nullable()
});
export type EventRow = z.output<typeof EventRow>;
export const EventPage = z.object({
	items: z.array(EventRow),
	next: z.string().nullable(),
	/** Forms that the reader may filter by. */
	forms: z.array(z.object({ code: z.string(), name: z.string() })),
	mayPlan: z.boolean()
});

const RoomOfSession = z.object({
	id,
	name: z.string(),
	address: z.string().nullable(),
	capacity: count.nullable(),
	latitude: z.number().nullable(),
	longitude: z.number().nullable()
});
const TrainerOfSession = z.object({
	id,
	name: z.string(),
	institution: z.string().nullable(),
	role: z.enum(trainerRoles)
});
export const SessionOut = z.object({
	id,
	title: z.string(),
	startsAt: instant,
	endsAt: instant,
	zone: z.enum(timeZones),
	jp: count,
	room: RoomOfSession.nullable(),
	online: z.boolean(),
	/** The address itself: for those who take part, teach or plan. */
	onlineUrl: z.string().nullable(),
	trainers: z.array(TrainerOfSession),
	sealed: z.boolean(),
	revision: count,
	/** Of a session that is given several times; `of` tells apart those that belong together. */
	shift: z
		.object({
			group: id,
			number: count,
			of: count,
			/** Who chose it; the reader, or null while they have not chosen. */
			taken: count,
			mine: z.boolean().nullable()
		})
		.nullable()
});
export type SessionOut = z.output<typeof SessionOut>;

export const PlanWarningOut = z.discriminatedUnion('code', [
	z.object({ code: z.literal('jp-differs'), planned: count, wanted: count }),
	z.object({ code: z.literal('jp-unknown'), planned: count }),
	z.object({ code: z.literal('no-sessions') }),
	z.object({ code: z.literal('no-place'), session: z.string() }),
	z.object({ code: z.literal('no-trainer'), session: z.string() }),
	z.object({
		code: z.literal('room-too-small'),
		session: z.string(),
		room: z.string(),
		seats: count,
		capacity: count
	})
]);

export const EventOut = EventRow.omit({ sessions: true, places: true }).extend({
	status: z.enum(eventStatuses),
	approval: z.enum(approvalWays),
	minimum: count.nullable(),
	closesAt: instant.nullable(),
	cancelUntil: instant.nullable(),
	/** As written; for those who plan alone. */
	note: z.string().nullable(),
	noteHtml: z.string().nullable(),
	reason: z.string().nullable(),
	/** Last changed then. */
	updatedAt: instant,
	sessions: z.array(SessionOut),
	mayPlan: z.boolean(),
	teaches: z.boolean(),
	/** Those whom a change would reach; null for those who do not plan. */
	participants: count.nullable(),
	/** Somebody's attendance counts, or an earlier closing gave something: it is called off no more. For those who plan. */
	attended: z.boolean(),
	warnings: z.array(PlanWarningOut)
});
export type EventOut = z.output<typeof EventOut>;

const Choice = z.object({ id, name: z.string() });
export const EventChoices = z.object({
	courses: z.array(
		z.object({ id, title: z.string(), mode: z.enum(courseModes), jp: count.nullable() })
	),
	units: z.array(Choice),
	/** Whether an event of the whole agency may be planned. */
	agency: z.boolean(),
	rooms: z.array(Choice.extend({ capacity: count.nullable() })),
	trainers: z.array(Choice.extend({ institution: z.string().nullable() }))
});
export type EventChoices = z.output<typeof EventChoices>;

// --- planning ---

const EventFields = z.object({
	unitId: id.nullable().default(null),
	registration: z.enum(registrationWays).default('open'),
	approval: z.enum(approvalWays).default('none'),
	capacity: count.min(1).max(10_000).nullable().default(null),
	minimum: count.min(1).max(10_000).nullable().default(null),
	closesAt: moment.nullable().default(null),
	cancelUntil: moment.nullable().default(null),
	note: z.string().trim().max(5000).default('')
});
type Seats = { capacity: number | null; minimum: number | null };
const fits = ({ capacity, minimum }: Seats) =>
	capacity === null || minimum === null || minimum <= capacity;
const unfit = { path: ['minimum'], error: 'minimum-above-capacity' };

export const SaveEvent = EventFields.refine(fits, unfit);
export type SaveEvent = z.output<typeof SaveEvent>;
/** With the moment of the last change that was read, nothing is overwritten that somebody else saved since. */
export const EditEvent = EventFields.extend({ updatedAt: moment.optional() }).refine(fits, unfit);
export const CreateEvent = EventFields.extend({ courseId: id }).refine(fits, unfit);
export const EventMade = z.object({ eventId: id });

/** Somebody saw the clashes and wants it all the same. */
export const acceptClashes = z.boolean().default(false);

export const SetEventStatus = z.object({
	status: z.enum(settableStatuses),
	/** Why it is called off, or opened again. */
	reason: z.string().trim().max(500).nullable().default(null),
	/** Of what comes back after it was off. */
	acceptClashes
});
export const EventStatusSet = z.object({ eventId: id, status: z.enum(eventStatuses) });

/** The same plan from another day on. */
export const CopyEvent = z.object({ firstDay: z.iso.date(), acceptClashes });

export const SaveSession = z.object({
	title: z.string().trim().min(1).max(200),
	startsAt: moment,
	endsAt: moment,
	zone: z.enum(timeZones).default('Asia/Makassar'),
	jp: count.min(0).max(24),
	roomId: id.nullable().default(null),
	onlineUrl: z
		.url({ protocol: /^https?$/ })
		.max(1000)
		.nullable()
		.default(null),
	trainers: z
		.array(z.object({ trainerId: id, role: z.enum(trainerRoles).default('trainer') }))
		.max(20)
		.default([]),
	acceptClashes
});
export type SaveSession = z.output<typeof SaveSession>;
/** With the revision that was read, nothing is overwritten that somebody else saved since. */
export const EditSession = SaveSession.extend({ revision: count.optional() });
/** One of several shifts belongs to a group, which nobody types. */
export type PlannedShift = SaveSession & { shiftGroup?: string | null };
/** Once more, at another time. */
export const SplitSession = z.object({
	startsAt: moment,
	endsAt: moment,
	roomId: id.nullable().default(null),
	acceptClashes
});
export const ChooseShift = z.object({ sessionId: id });
export const ShiftChosen = z.object({ sessionId: id });

export const SessionSaved = z.object({ sessionId: id, revision: count });

export const ClashOut = z.object({
	kind: z.enum(clashKinds),
	/** Of the room, the trainer or the participant. */
	name: z.string(),
	course: z.string(),
	number: count,
	session: z.string(),
	startsAt: instant,
	endsAt: instant,
	zone: z.enum(timeZones),
	seats: count.nullable(),
	capacity: count.nullable()
});
export type ClashOut = z.output<typeof ClashOut>;
