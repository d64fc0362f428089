import * as z from 'zod';

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
	)
});
export type Reference = z.output<typeof Reference>;

export const ReferenceInstalled = z.object({
	rules: z.number().int(),
	forms: z.number().int(),
	positionClasses: z.number().int(),
	ranks: z.number().int(),
	legalStatuses: z.number().int()
});
