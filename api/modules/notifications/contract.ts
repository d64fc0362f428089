import * as z from 'zod';
import { assignmentKinds } from '#api/domain/employment.ts';
import { mailChoices, minutesOf, notificationKinds } from '#api/domain/notification.ts';
import { timeZones } from '#api/domain/period.ts';
import { roles } from '#api/domain/permissions.ts';
import { desks } from '#api/domain/signup.ts';

export const Done = z.object({ done: z.literal(true) });

const role = z.object({ role: z.enum(roles), unit: z.string().nullable() });
const claim = z.object({ title: z.string(), jp: z.number().int(), entryId: z.string() });
const certificate = z.object({
	course: z.string(),
	number: z.string(),
	certificateId: z.string()
});
const appointment = z.object({
	assignment: z.enum(assignmentKinds),
	position: z.string(),
	unit: z.string()
});
const because = { reason: z.string() };
const correction = z.object({ correctionId: z.string() });
const due = { dueOn: z.string() };
const workshop = z.object({ course: z.string(), eventId: z.string() });
const work = z.object({ course: z.string(), assignmentId: z.string(), title: z.string() });
const dueAt = { dueAt: z.string().nullable(), zone: z.enum(timeZones) };
const starts = { startsAt: z.string(), zone: z.enum(timeZones) };
const planned = workshop
	.extend(starts)
	.extend({ session: z.string(), place: z.string().nullable() });

/** A kind of notification with the facts that its sentence needs. */
export const ToldOut = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('password-changed'), facts: z.object({}) }),
	z.object({
		kind: z.literal('password-reset-asked'),
		facts: z.object({ linkId: z.string(), hours: z.number() })
	}),
	z.object({ kind: z.literal('recovery-link-made'), facts: z.object({}) }),
	z.object({ kind: z.literal('second-step-on'), facts: z.object({}) }),
	z.object({
		kind: z.literal('second-step-off'),
		facts: z.object({ byOfficer: z.boolean() })
	}),
	z.object({
		kind: z.literal('recovery-code-used'),
		facts: z.object({ left: z.number().int() })
	}),
	z.object({ kind: z.literal('role-granted'), facts: role }),
	z.object({ kind: z.literal('role-revoked'), facts: role }),
	z.object({
		kind: z.literal('enrolled'),
		facts: z.object({ course: z.string(), enrolmentId: z.string() })
	}),
	z.object({ kind: z.literal('claim-verified'), facts: claim }),
	z.object({ kind: z.literal('claim-returned'), facts: claim.extend(because) }),
	z.object({ kind: z.literal('claim-rejected'), facts: claim.extend(because) }),
	z.object({ kind: z.literal('certificate-issued'), facts: certificate }),
	z.object({ kind: z.literal('certificate-revoked'), facts: certificate.extend(because) }),
	z.object({
		kind: z.literal('target-near'),
		facts: z.object({ jpLeft: z.number().int(), until: z.string() })
	}),
	z.object({
		kind: z.literal('appointment-opened'),
		facts: appointment.extend({ from: z.string(), to: z.string().nullable() })
	}),
	z.object({
		kind: z.literal('appointment-ended'),
		facts: appointment.extend({ on: z.string() })
	}),
	z.object({
		kind: z.literal('team-joined'),
		facts: z.object({
			personId: z.string(),
			position: z.string(),
			unit: z.string(),
			from: z.string()
		})
	}),
	z.object({
		kind: z.literal('supervisor-named'),
		facts: z.object({ from: z.string(), to: z.string().nullable() })
	}),
	z.object({ kind: z.literal('correction-asked'), facts: correction.extend(due) }),
	z.object({ kind: z.literal('correction-near'), facts: correction.extend(due) }),
	z.object({ kind: z.literal('correction-done'), facts: correction.extend(because) }),
	z.object({ kind: z.literal('correction-refused'), facts: correction.extend(because) }),
	z.object({ kind: z.literal('viewed-as'), facts: z.object({ until: z.string() }) }),
	z.object({ kind: z.literal('signup-booked'), facts: workshop }),
	z.object({ kind: z.literal('signup-waitlisted'), facts: workshop }),
	z.object({
		kind: z.literal('signup-offered'),
		facts: workshop.extend({ until: z.string(), zone: z.enum(timeZones) })
	}),
	z.object({ kind: z.literal('signup-lapsed'), facts: workshop }),
	z.object({ kind: z.literal('signup-invited'), facts: workshop }),
	z.object({ kind: z.literal('signup-nominated'), facts: workshop }),
	z.object({
		kind: z.literal('signup-wanted'),
		facts: z.object({
			course: z.string(),
			signupId: z.string(),
			person: z.string(),
			desk: z.enum(desks)
		})
	}),
	z.object({ kind: z.literal('signup-approved'), facts: workshop }),
	z.object({ kind: z.literal('signup-rejected'), facts: workshop.extend(because) }),
	z.object({ kind: z.literal('signup-cancelled'), facts: workshop.extend(because) }),
	z.object({
		kind: z.literal('workshop-short'),
		facts: workshop.extend({ booked: z.number().int(), minimum: z.number().int() })
	}),
	z.object({
		kind: z.literal('closing-due'),
		facts: workshop.extend({ waiting: z.number().int() })
	}),
	z.object({
		kind: z.literal('closing-overdue'),
		facts: workshop.extend({ waiting: z.number().int(), days: z.number().int() })
	}),
	z.object({ kind: z.literal('event-opened'), facts: workshop.extend(starts) }),
	z.object({ kind: z.literal('event-cancelled'), facts: workshop.extend(because) }),
	z.object({
		kind: z.literal('event-resumed'),
		facts: workshop.extend({ ...because, ...starts })
	}),
	z.object({
		kind: z.literal('material-published'),
		facts: workshop.extend({ count: z.number().int(), first: z.string() })
	}),
	z.object({ kind: z.literal('work-set'), facts: work.extend(dueAt) }),
	z.object({ kind: z.literal('work-due-moved'), facts: work.extend(dueAt) }),
	z.object({ kind: z.literal('work-near'), facts: work.extend(dueAt) }),
	z.object({
		kind: z.literal('work-graded'),
		facts: work.extend({
			points: z.number().int(),
			maximum: z.number().int(),
			passed: z.boolean()
		})
	}),
	z.object({ kind: z.literal('work-returned'), facts: work }),
	z.object({ kind: z.literal('event-withdrawn'), facts: workshop }),
	z.object({ kind: z.literal('session-moved'), facts: planned }),
	z.object({ kind: z.literal('session-added'), facts: planned }),
	z.object({ kind: z.literal('session-removed'), facts: planned }),
	z.object({ kind: z.literal('session-split'), facts: planned }),
	z.object({ kind: z.literal('shift-removed'), facts: planned }),
	z.object({ kind: z.literal('shift-set'), facts: planned })
]);

export const NotificationQuery = z.object({
	unread: z.enum(['1']).optional(),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(25)
});
export const NotificationRow = z.object({
	id: z.string(),
	told: ToldOut,
	/** Page of the portal that shows what it is about. */
	place: z.string(),
	createdAt: z.iso.datetime(),
	read: z.boolean()
});
export const NotificationPage = z.object({
	items: z.array(NotificationRow),
	next: z.string().nullable(),
	unread: z.number().int(),
	/** What the reader chose to receive by mail, and where it goes; null without an address. */
	mail: z.object({ choice: z.enum(mailChoices), address: z.string().nullable() })
});
export const NotificationParams = z.object({ notificationId: z.string().max(60) });
export const Opened = z.object({ place: z.string() });
export const MailPreference = z.object({ mail: z.enum(mailChoices) });

export const mailBoxes = ['failed', 'waiting', 'sent', 'skipped'] as const;
export const MailQuery = z.object({
	state: z.enum(mailBoxes).default('failed'),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(25)
});
export const MailRow = z.object({
	notificationId: z.string(),
	kind: z.enum(notificationKinds),
	person: z.object({ id: z.string(), name: z.string() }),
	fault: z.string().nullable(),
	answer: z.string().nullable(),
	tries: z.number().int(),
	dueAt: z.iso.datetime(),
	settledAt: z.iso.datetime().nullable()
});
export const MailPage = z.object({
	items: z.array(MailRow),
	next: z.string().nullable(),
	/** Of what is settled there is no count: it only grows. */
	counts: z.object({ failed: z.number().int(), waiting: z.number().int() }),
	/** Is a mail server named? */
	configured: z.boolean()
});
export const MailParams = z.object({ notificationId: z.string().max(60) });
export const MailTried = z.object({
	delivered: z.boolean(),
	fault: z.string().nullable(),
	answer: z.string().nullable()
});

const clock = z.string().transform((text, context) => {
	const minutes = minutesOf(text);
	if (minutes !== null) return minutes;
	context.addIssue({ code: 'custom', message: 'invalid_format' });
	return z.NEVER;
});
/** How the rules say what mail may do. */
export const QuietHoursRule = z.object({ dari: clock, sampai: clock });
export const DigestRule = clock;
