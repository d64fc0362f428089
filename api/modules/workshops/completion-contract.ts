import * as z from 'zod';
import { handInStates } from '#api/domain/assignment.ts';
import { MyWorkRow } from '#api/modules/assignments/contract.ts';

const jp = z.number();
const moment = z.iso.datetime();

export const Attended = z.object({
	plannedJp: jp,
	attendedJp: jp,
	percent: z.number().int(),
	minimumPercent: z.number(),
	missedJp: jp,
	mayMissJp: jp
});

/** What somebody owes besides attendance. */
export const LackOut = z.discriminatedUnion('code', [
	z.object({
		code: z.literal('assignment'),
		assignmentId: z.string(),
		title: z.string(),
		state: z.enum(handInStates)
	}),
	z.object({ code: z.literal('post-test'), taken: z.boolean() })
]);
export type LackOut = z.output<typeof LackOut>;

/** The same course completed before, so that this event earns nothing more (rule `jp.kursus_berulang`). */
export const RecordedCourse = z.object({
	completedOn: z.string(),
	jp: z.number().int(),
	/** Studied online; else at another event. */
	online: z.boolean()
});

/** Who completes an event, who still may and who cannot, and what keeps it from being closed. */
export const EventOutlook = z.object({
	event: z.object({
		id: z.string(),
		course: z.string(),
		number: z.number().int(),
		status: z.enum(['draft', 'open', 'closed', 'cancelled']),
		endsAt: moment.nullable()
	}),
	closable: z.boolean(),
	/** Why not; null when it can be closed, and for whoever may not. */
	hindrance: z.enum(['event-state', 'event-not-over', 'scans-waiting']).nullable(),
	waitingScans: z.number().int(),
	/** What the event asks for besides attendance. */
	asks: z.object({
		assignments: z.array(z.object({ id: z.string(), title: z.string() })),
		postTest: z.boolean(),
		/** The course ends in a quiz, so that one can be asked for. */
		hasQuiz: z.boolean()
	}),
	managed: z.boolean(),
	participants: z.array(
		z.object({
			signupId: z.string(),
			name: z.string(),
			unit: z.string().nullable(),
			/** Somebody by name only: nothing can be posted for them. */
			guest: z.boolean(),
			completed: z.boolean(),
			recorded: RecordedCourse.nullable(),
			outlook: z.enum(['completes', 'may-complete', 'cannot-complete']),
			attended: Attended,
			lacks: z.array(LackOut)
		})
	)
});

/** How many completed it with this closing, how many had the course recorded already, and how many did not complete it. */
export const EventClosed = z.object({
	eventId: z.string(),
	completed: z.number().int(),
	recorded: z.number().int(),
	short: z.number().int()
});

/** How the reader's own completion of an event stands. */
export const MyCompletion = z.object({
	minimumPercent: z.number(),
	outlook: z.enum(['completes', 'may-complete', 'cannot-complete']),
	completed: z.boolean(),
	recorded: RecordedCourse.nullable(),
	attended: Attended,
	lacks: z.array(LackOut),
	/** Of this event, required ones and others. */
	assignments: z.array(MyWorkRow),
	/** Where the quiz is taken; null unless the event asks for it. */
	postTest: z
		.object({ courseId: z.string(), enrolmentId: z.string().nullable(), passed: z.boolean() })
		.nullable()
});
export type MyCompletion = z.output<typeof MyCompletion>;

export const AskPostTest = z.object({ required: z.boolean() });
export const PostTestAsked = z.object({ eventId: z.string(), required: z.boolean() });
