import * as z from 'zod';

const civil = z.iso.date();
export const versionStates = ['planned', 'current', 'past', 'withdrawn'] as const;

export const RuleRow = z.object({
	ruleId: z.string(),
	value: z.unknown(),
	validFrom: civil,
	validTo: civil.nullable(),
	legalBasis: z.string(),
	note: z.string().nullable(),
	state: z.enum(versionStates),
	changedAt: z.iso.datetime(),
	/** Null for what came with the portal. */
	changedBy: z.string().nullable()
});

export const RuleList = z.object({
	items: z.array(
		z.object({
			key: z.string(),
			current: RuleRow.nullable(),
			/** The next value, when one is planned. */
			planned: RuleRow.nullable(),
			/** How many values it has had. */
			versions: z.number().int()
		})
	),
	/** When somebody of the agency went through all of them. */
	reviewedAt: z.iso.datetime().nullable(),
	today: civil
});

export const RuleParams = z.object({ key: z.string().max(80) });
export const RuleHistory = z.object({
	key: z.string(),
	/** Newest first. */
	rows: z.array(RuleRow),
	/** The codes that a list of this rule may hold, with their names. */
	codes: z.array(z.object({ value: z.string(), label: z.string() })),
	today: civil
});

export const RuleChange = z.object({
	value: z.unknown(),
	validFrom: civil,
	legalBasis: z.string().trim().min(5).max(300),
	note: z.string().trim().max(500).nullish()
});
export const RuleChanged = z.object({ ruleId: z.string() });

export const RulePlanParams = RuleParams.extend({ ruleId: z.string().max(60) });
export const RuleWithdrawn = z.object({ withdrawn: z.literal(true) });
