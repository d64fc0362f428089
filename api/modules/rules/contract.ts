import * as z from 'zod';
import { evaluationKinds } from '#api/domain/evaluation.ts';
import { signatoryPrefixes } from '#api/domain/certificate-snapshot.ts';
import { timeZones } from '#api/domain/period.ts';

const civil = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The reference data that every installation starts with. */
export const Reference = z.object({
	rules: z.array(
		z.object({
			key: z.string().min(1),
			value: z.unknown(),
			validFrom: civil,
			legalBasis: z.string().min(1),
			note: z.string().nullish()
		})
	),
	forms: z.array(
		z.object({
			code: z.string(),
			name: z.string(),
			group: z.string(),
			siasnId: z.number().int().nullable(),
			siasnClass: z.string().nullable(),
			jpMode: z.enum(['actual', 'per_activity', 'per_session', 'per_day', 'manual']),
			jpValue: z.number().int().nullable(),
			cap: z.number().int().nullable(),
			capPeriod: z.enum(['activity', 'day', 'month', 'year']).nullable(),
			evidence: z.string(),
			verifier: z.enum(['hr', 'supervisor']),
			mix: z.number().int().nullable(),
			validFrom: civil,
			legalBasis: z.string()
		})
	),
	positionClasses: z.array(
		z.object({
			code: z.string(),
			name: z.string(),
			order: z.number().int(),
			level: z.number().int().min(1).max(5),
			validFrom: civil,
			legalBasis: z.string()
		})
	),
	ranks: z.array(
		z.object({
			code: z.string(),
			name: z.string().nullable(),
			kind: z.enum(['PNS', 'PPPK']),
			order: z.number().int(),
			siasnId: z.string().nullable()
		})
	),
	legalStatuses: z.array(
		z.object({ code: z.string(), name: z.string(), active: z.boolean(), counted: z.boolean() })
	),
	evaluationForms: z
		.array(
			z.object({
				code: z.string(),
				name: z.string(),
				standard: z.boolean(),
				questions: z.array(
					z.object({
						id: z.string(),
						kind: z.enum(evaluationKinds),
						prompt: z.string(),
						choices: z.array(z.string()),
						required: z.boolean()
					})
				)
			})
		)
		.default([]),
	attendanceStatuses: z.array(
		z.object({
			code: z.string(),
			name: z.string(),
			weight: z.number().int().min(0).max(100),
			proof: z.boolean(),
			late: z.boolean(),
			sequence: z.number().int()
		})
	)
});
export type Reference = z.output<typeof Reference>;

export const ReferenceInstalled = z.object({
	rules: z.number().int(),
	forms: z.number().int(),
	positionClasses: z.number().int(),
	ranks: z.number().int(),
	legalStatuses: z.number().int(),
	attendanceStatuses: z.number().int()
});

const line = (most: number) => z.string().trim().min(1).max(most);

export const Institution = z.object({
	name: line(120),
	hrUnitName: line(160),
	hrUnitShortName: line(30),
	city: line(60),
	timeZone: z.enum(timeZones)
});

/** The data-protection officer (PPDP): a name and at least one way to reach them, or nobody yet. */
export const DataOfficerInput = z
	.object({
		name: z.string().trim().max(160),
		email: z.union([z.literal(''), z.email().max(120)]),
		phone: z.string().trim().max(40)
	})
	.refine(({ name, email, phone }) => !name || email || phone, {
		path: ['email'],
		message: 'required'
	})
	.refine(({ name, email, phone }) => name || (!email && !phone), {
		path: ['name'],
		message: 'required'
	});

export const Numbering = z.object({
	/** As `api/domain/certificate-number.ts` reads it. */
	pattern: line(120),
	classification: line(30),
	issuerCode: line(30)
});

export const SignatoryInput = z.object({
	name: line(160),
	nip: z.string().min(18).max(40),
	rank: z.string().trim().max(80).nullish(),
	position: line(200),
	prefix: z.enum(signatoryPrefixes),
	/** With a.n. or u.b.: one office a line. */
	onBehalfOf: z.string().trim().max(300).nullish(),
	validFrom: civil,
	validTo: civil.nullish()
});
export const SignatoryParams = z.object({ signatoryId: z.string().max(60) });
export const SignatoryRow = z.object({
	id: z.string(),
	name: z.string(),
	nip: z.string(),
	rank: z.string().nullable(),
	position: z.string(),
	prefix: z.enum(signatoryPrefixes),
	onBehalfOf: z.string().nullable(),
	validFrom: civil,
	validTo: civil.nullable(),
	/** The one who signs today. */
	current: z.boolean()
});

/** PNG, base64: at most 512 KB of bytes. */
export const Crest = z.object({ png: z.base64().max(700_000) });

export const AgencySettings = z.object({
	institution: Institution.extend({
		name: z.string(),
		hrUnitName: z.string(),
		hrUnitShortName: z.string(),
		city: z.string()
	}),
	dataOfficer: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
	/** Its hash, for the address of the picture. */
	crest: z.string().nullable(),
	numbering: Numbering,
	/** The agency has set its own; what came with the portal is only a proposal. */
	numberingChanged: z.boolean(),
	signatories: z.array(SignatoryRow),
	/** Where certificates will be checked; null when the portal does not know its address. */
	origin: z.string().nullable(),
	/** May papers be made with that address? */
	lasting: z.boolean(),
	today: civil
});
export const Saved = z.object({ saved: z.literal(true) });
export const SignatorySaved = z.object({ id: z.string() });

export const setupMarks = ['rules-reviewed', 'dismissed'] as const;
export const SetupMark = z.object({ mark: z.enum(setupMarks) });
