import * as z from 'zod';
import { markMeans } from '#api/domain/attendance.ts';
import { timeZones } from '#api/domain/period.ts';
import { trainerRoles } from '#api/domain/workshop-event.ts';
import { evidenceDecisions } from '#api/domain/competency.ts';
import { claimStates, deskMoves } from '#api/domain/credit-claim.ts';
import { capPeriods, hourModes } from '#api/domain/credit-hours.ts';

const civil = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const jp = z.number().int();

// Values of rule rows.
export const JpTargetValue = z.object({
	jp: jp.positive().nullable(),
	bound: z.enum(['at-least', 'at-most']),
	period: z.enum(['calendar-year', 'contract-year'])
});
export const JpBands = z.tuple([z.number(), z.number()]);
/** `pengingat.target_jp_hari`: how many days before the end of the JP year people are reminded. */
export const ReminderDays = z.array(z.number().int().positive());
export const DeskReasons = z.array(z.object({ code: z.string(), text: z.string() }));

/** What an entry remembers of how its JP came about: answers "Mengapa 4 JP?". */
export const HoursReason = z.object({
	basis: z.enum(['stated', 'minutes', 'activity', 'session', 'day', 'unknown']),
	units: z.number(),
	rate: z.number(),
	cappedBy: z
		.object({ cap: z.number(), period: z.enum(capPeriods), before: z.number() })
		.nullable(),
	minutesPerJp: z.number(),
	form: z.object({
		code: z.string(),
		mode: z.enum(hourModes),
		value: z.number().nullable(),
		cap: z.number().nullable(),
		capPeriod: z.enum(capPeriods).nullable()
	})
});

/** One activity on its way into the ledger; `verified` when the writing is itself HR's verification. */
export type NewCredit = {
	personId: string;
	sourceType: 'completion' | 'past-training' | 'teaching';
	sourceId: string;
	formCode: string;
	completedOn: string;
	stated: number | null;
	minutes?: number | null;
	days?: number | null;
	sessions?: number | null;
	verified: boolean;
};
export type PostedCredit = { entryId: string; sourceId: string; jp: number };

export const EntryParams = z.object({ entryId: z.string().min(1).max(60) });
const reason = z.string().trim().min(3).max(500);

export const DecideClaim = z.object({ move: z.enum(deskMoves), reason: reason.optional() });
export const ClaimDecided = z.object({ entryId: z.string(), state: z.enum(claimStates) });

/** Verifies many at once; `expected` is the count that the verifier saw and confirmed. */
export const DecideClaims = z.object({
	entryIds: z.array(z.string().max(60)).min(1).max(200),
	expected: z.number().int()
});
export const DecidedClaims = z.object({
	verified: z.array(z.string()),
	left: z.array(
		z.object({
			entryId: z.string(),
			code: z.enum([
				'not-found',
				'own-claim',
				'not-claim-owner',
				'claim-not-waiting',
				'claim-not-returned',
				'reason-missing'
			])
		})
	)
});

export const ResubmitClaim = z.object({ note: reason });

export const DecisionRow = z.object({
	decision: z.enum(evidenceDecisions),
	reason: z.string().nullable(),
	at: z.iso.datetime(),
	by: z.string().nullable()
});

const Named = z.object({ id: z.string(), name: z.string() });
const CompetencyLevelRow = z.object({
	id: z.string(),
	code: z.string(),
	name: z.string(),
	level: z.number().int()
});

export const claimSorts = ['oldest', 'newest'] as const;
export const ClaimQuery = z.object({
	state: z.enum(claimStates).default('submitted'),
	unitId: z.string().max(60).optional(),
	courseId: z.string().max(60).optional(),
	/** Waiting for at least so many days. */
	olderThan: z.coerce.number().int().min(1).max(3650).optional(),
	search: z.string().trim().max(100).optional(),
	sort: z.enum(claimSorts).default('oldest'),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(25)
});
export const ClaimRow = z.object({
	entryId: z.string(),
	state: z.enum(claimStates),
	person: z.object({ id: z.string(), name: z.string(), nip: z.string() }),
	unit: z.string().nullable(),
	title: z.string(),
	form: z.string(),
	jp,
	completedOn: civil,
	submittedAt: z.iso.datetime(),
	/** Whole days since it was submitted, in the agency's zone. */
	ageDays: z.number().int(),
	/** The caller's own: may be read here, never decided. */
	own: z.boolean()
});
export const QueuedClaim = ClaimRow.extend({
	/** Working days beyond the promise of `dueDays`; 0 while there is time, or once it is decided. */
	lateDays: z.number().int()
});
export const ClaimPage = z.object({
	items: z.array(QueuedClaim),
	next: z.string().nullable(),
	total: z.number().int(),
	/** Working days in which HR promises to answer. */
	dueDays: z.number().int(),
	/** Where the waiting claims come from, for the filters. */
	units: z.array(Named.extend({ count: z.number().int() })),
	courses: z.array(Named.extend({ count: z.number().int() }))
});

/** What closing an event wrote down about one participant. */
export const AttendanceReason = z.object({
	attendedJp: z.number(),
	plannedJp: z.number(),
	percent: z.number(),
	minimumPercent: z.number()
});

export const ClaimProof = z.object({
	claim: ClaimRow.extend({
		position: z.string().nullable(),
		reason: HoursReason,
		sourceType: z.string(),
		provider: z.string().nullable(),
		certificateNumber: z.string().nullable()
	}),
	decisions: z.array(DecisionRow),
	competencies: z.array(
		CompetencyLevelRow.extend({
			/** What the positions ask for; null when none does. */
			required: z.number().int().nullable(),
			held: z.number().int(),
			/** The level held once this is verified. */
			reaches: z.number().int()
		})
	),
	study: z
		.object({
			enrolmentId: z.string(),
			startedAt: z.iso.datetime(),
			completedAt: z.iso.datetime().nullable(),
			progress: z.number().int(),
			lessons: z.array(
				z.object({
					title: z.string(),
					kind: z.string(),
					minutes: z.number().int(),
					finishedAt: z.iso.datetime().nullable()
				})
			),
			attempts: z.array(
				z.object({
					lesson: z.string(),
					number: z.number().int(),
					score: z.number().int().nullable(),
					passed: z.boolean().nullable(),
					submittedAt: z.iso.datetime().nullable()
				})
			)
		})
		.nullable(),
	attendance: AttendanceReason.extend({
		sessions: z.array(
			z.object({
				title: z.string(),
				startsAt: z.iso.datetime(),
				zone: z.enum(timeZones),
				jp,
				status: z.string().nullable(),
				means: z.enum(markMeans).nullable()
			})
		)
	}).nullable(),
	/** The sessions that were taught, of an entry that teaching posted. */
	teaching: z
		.array(
			z.object({
				title: z.string(),
				startsAt: z.iso.datetime(),
				zone: z.enum(timeZones),
				jp,
				role: z.enum(trainerRoles)
			})
		)
		.nullable(),
	certificate: z
		.object({
			id: z.string(),
			number: z.string(),
			code: z.string(),
			issuedAt: z.iso.datetime(),
			revoked: z.boolean()
		})
		.nullable(),
	/** Entries of the same person that may be the same activity. */
	doubles: z.array(z.object({ entryId: z.string(), title: z.string(), completedOn: civil, jp })),
	reasons: z.object({ return: DeskReasons, reject: DeskReasons }),
	/** The next claim that waits, and how many do. */
	nextId: z.string().nullable(),
	waiting: z.number().int()
});
export type ClaimProof = z.output<typeof ClaimProof>;

export const CreditParams = z.object({ personId: z.string().min(1).max(60) });
/** Any day of the year that is asked for. */
export const CreditQuery = z.object({ on: civil.optional() });
export const CreditLine = z.object({
	entryId: z.string(),
	title: z.string(),
	sourceType: z.string(),
	form: z.object({ code: z.string(), name: z.string() }),
	jp,
	completedOn: civil,
	state: z.enum(claimStates),
	reason: HoursReason,
	legalBasis: z.string(),
	competencies: z.array(CompetencyLevelRow.extend({ required: z.boolean() })),
	served: z.boolean(),
	certificateId: z.string().nullable(),
	decisions: z.array(DecisionRow)
});
export const JpBalanceOut = z.object({
	period: z.object({ from: civil, to: civil }),
	target: JpTargetValue,
	verified: jp,
	submitted: jp,
	returned: jp,
	remaining: jp,
	over: jp,
	percent: z.number().int().nullable(),
	band: z.enum(['low', 'middle', 'reached']).nullable(),
	served: jp,
	other: jp
});
export const CreditPage = z.object({
	person: z.object({ id: z.string(), name: z.string(), own: z.boolean() }),
	balance: JpBalanceOut,
	/** Legal basis of the target. */
	legalBasis: z.string(),
	/** A day in the year before and after, while there is something to see. */
	earlier: civil.nullable(),
	later: civil.nullable(),
	lines: z.array(CreditLine)
});
export type CreditPage = z.output<typeof CreditPage>;
