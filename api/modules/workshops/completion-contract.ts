import * as z from 'zod';

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
	participants: z.array(
		z.object({
			signupId: z.string(),
			name: z.string(),
			unit: z.string().nullable(),
			/** Somebody by name only: nothing can be posted for them. */
			guest: z.boolean(),
			completed: z.boolean(),
			outlook: z.enum(['completes', 'may-complete', 'cannot-complete']),
			attended: Attended
		})
	)
});

/** How many completed it with this closing, and how many did not. */
export const EventClosed = z.object({
	eventId: z.string(),
	completed: z.number().int(),
	short: z.number().int()
});
