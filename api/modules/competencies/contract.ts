import * as z from 'zod';
import { competencyKinds, evidenceKinds, importances } from '#api/domain/competency.ts';
import { claimStates } from '#api/domain/credit-claim.ts';
import { assignmentKinds } from '#api/domain/employment.ts';

const civil = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const level = z.number().int().min(0).max(5);

// Values of rule rows.
export const CountingOrder = z.array(z.enum(evidenceKinds).exclude(['self']));
export const ValidYears = z.object({
	official: z.number().positive().optional(),
	supervisor: z.number().positive().optional(),
	course: z.number().positive().optional()
});
export const ImportanceWeights = z.record(z.enum(importances), z.number().positive());
export const LevelNames = z.array(z.string()).length(5);

/** `me`, or the id of a person within reach. */
export const GapParams = z.object({ personId: z.string().min(1).max(60) });
export const GapQuery = z.object({ asOf: civil.optional() });

export const ProofRow = z.object({
	id: z.string(),
	kind: z.enum(evidenceKinds),
	level,
	occurredOn: civil,
	state: z.enum(claimStates),
	reason: z.string().nullable(),
	/** What the proof is: a course, a document, a training of earlier years. */
	title: z.string().nullable(),
	/** The day from which it no longer counts. */
	expiresOn: civil.nullable(),
	counts: z.boolean()
});

export const offerEffects = ['closes', 'raises', 'prepares'] as const;
export const OfferReasonRow = z.object({
	competencyId: z.string(),
	code: z.string(),
	name: z.string(),
	required: level,
	held: level,
	offered: level,
	reaches: level,
	effect: z.enum(offerEffects),
	needsAssessment: z.boolean()
});
export const OfferRow = z.object({
	courseId: z.string(),
	title: z.string(),
	jp: z.number().int().nullable(),
	minutes: z.number().int().nullable(),
	bytes: z.number().int(),
	ready: z.boolean(),
	enrolmentId: z.string().nullable(),
	reason: OfferReasonRow
});

export const DemandRow = z.object({
	position: z.string(),
	assignment: z.enum(assignmentKinds),
	level,
	basis: z.enum(['position', 'class']),
	legalBasis: z.string().nullable()
});

export const GapRowOut = z.object({
	competency: z.object({
		id: z.string(),
		code: z.string(),
		name: z.string(),
		kind: z.enum(competencyKinds)
	}),
	required: level,
	importance: z.enum(importances),
	/** What the required level means, in the words of the dictionary. */
	meaning: z.string().nullable(),
	demands: z.array(DemandRow),
	held: z.object({ level, kind: z.enum(evidenceKinds).nullable(), capped: z.boolean() }),
	waiting: level.nullable(),
	self: level.nullable(),
	expired: z.object({ level, kind: z.enum(evidenceKinds), on: civil }).nullable(),
	gap: level,
	needsAssessment: z.boolean(),
	proofs: z.array(ProofRow),
	offers: z.array(OfferRow)
});

export const GapPage = z.object({
	person: z.object({ id: z.string(), name: z.string(), nip: z.string(), own: z.boolean() }),
	asOf: civil,
	positions: z.array(
		z.object({
			appointmentId: z.string(),
			position: z.string(),
			unit: z.string(),
			assignment: z.enum(assignmentKinds)
		})
	),
	totals: z.object({
		competencies: z.number().int(),
		met: z.number().int(),
		open: z.number().int(),
		levelsMissing: z.number().int()
	}),
	/** Up to which level a verified course counts. */
	courseCeiling: level,
	levelNames: LevelNames,
	rows: z.array(GapRowOut),
	/** Levels shown for competencies that no position asks for. */
	others: z.array(
		z.object({
			competency: z.object({ id: z.string(), code: z.string(), name: z.string() }),
			level,
			waiting: level.nullable()
		})
	)
});
export type GapPage = z.output<typeof GapPage>;

/** One proof on its way into the ledger; `verified` when the writing is itself HR's verification. */
export type NewProof = {
	personId: string;
	competencyId: string;
	level: number;
	kind: (typeof evidenceKinds)[number];
	occurredOn: string;
	sourceType: string;
	sourceId: string;
	document?: string | null;
	ruleId?: string | null;
	verified: boolean;
};
