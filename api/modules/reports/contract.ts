import * as z from 'zod';
import { OfferRow } from '#api/modules/competencies/contract.ts';
import { timeZones } from '#api/domain/period.ts';
import { JpBalanceOut } from '#api/modules/credits/contract.ts';

const civil = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const level = z.number().int();

/** What waits for the caller, the most urgent kind first; the page makes a sentence of each. */
export const HomeGap = z.object({
	competencyId: z.string(),
	code: z.string(),
	name: z.string(),
	required: level,
	held: level,
	waiting: level.nullable(),
	self: level.nullable(),
	needsAssessment: z.boolean(),
	offer: OfferRow.nullable()
});

export const setupSteps = [
	'institution',
	'signatory',
	'data-officer',
	'units',
	'competencies',
	'positions',
	'people',
	'levels',
	'accounts',
	'courses',
	'rules',
	'address',
	'backups'
] as const;

const SessionAhead = z.object({
	eventId: z.string(),
	sessionId: z.string(),
	title: z.string(),
	course: z.string(),
	startsAt: z.iso.datetime(),
	zone: z.enum(timeZones),
	room: z.string().nullable()
});

export const HomePage = z.object({
	balance: JpBalanceOut,
	/** Ready courses that together reach the target, when there are any. */
	shortcut: z.object({ courses: z.number().int(), jp: z.number().int() }).nullable(),
	gaps: z.array(HomeGap),
	openGaps: z.number().int(),
	askedCompetencies: z.number().int(),
	learning: z.array(
		z.object({
			enrolmentId: z.string(),
			title: z.string(),
			progress: z.number().int(),
			next: z
				.object({ lessonId: z.string(), title: z.string(), minutes: z.number().int() })
				.nullable()
		})
	),
	/** A workshop's session that is on, or begins within a day, where the caller has not been seen yet. */
	session: SessionAhead.nullable(),
	/** The same where the caller teaches. */
	teaching: SessionAhead.nullable(),
	/** A seat that is kept for the caller until then; of several the one that lapses first. */
	offer: z
		.object({
			eventId: z.string(),
			course: z.string(),
			endsAt: z.iso.datetime(),
			zone: z.enum(timeZones)
		})
		.nullable(),
	returned: z.array(z.object({ entryId: z.string(), title: z.string() })),
	dates: z.array(
		z.object({
			kind: z.enum(['session', 'work-due', 'period-ends', 'proof-expires', 'contract-ends']),
			on: civil,
			about: z.string().nullable(),
			/** Of the event or the assignment. */
			id: z.string().nullable()
		})
	),
	certificates: z.array(
		z.object({ id: z.string(), title: z.string(), issuedAt: z.iso.datetime() })
	),
	/** For who decides on claims: how many wait, and since when. */
	desk: z.object({ waiting: z.number().int(), oldest: z.iso.datetime().nullable() }).nullable(),
	/** Registrations for workshops that wait for the reader's word. */
	signups: z.number().int(),
	/** For who leads people: how many. */
	team: z.object({ people: z.number().int() }).nullable(),
	/** For who sets the portal up: what is there. */
	setup: z.array(z.object({ step: z.enum(setupSteps), done: z.boolean() })).nullable()
});
export type HomePage = z.output<typeof HomePage>;

export const TeamQuery = z.object({
	unitId: z.string().max(60).optional(),
	search: z.string().trim().max(100).optional(),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(50).default(25)
});
export const TeamMember = z.object({
	personId: z.string(),
	name: z.string(),
	nip: z.string(),
	position: z.string().nullable(),
	unit: z.string().nullable(),
	/** Who supervises them, where it is not the caller. */
	supervisor: z.string().nullable(),
	verified: z.number().int(),
	submitted: z.number().int(),
	target: z.number().int().nullable(),
	/** Whether the target is to be reached or not to be passed. */
	bound: z.enum(['at-least', 'at-most']),
	band: z.enum(['low', 'middle', 'reached']).nullable(),
	openGaps: z.number().int(),
	competencies: z.number().int()
});
export const TeamPage = z.object({
	items: z.array(TeamMember),
	next: z.string().nullable(),
	/** Null where it would be the whole agency. */
	total: z.number().int().nullable(),
	units: z.array(z.object({ id: z.string(), name: z.string() }))
});
