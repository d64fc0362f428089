import * as z from 'zod';

/** What can be counted about a rule; the page has a sentence for each. */
export const ruleMetrics = [
	'target-reached',
	'limit-passed',
	'band-low',
	'band-middle',
	'band-reached',
	'open-gaps',
	'gaps-opened',
	'gaps-closed',
	'people-with-gaps',
	'attempts-passed',
	'learners-blocked',
	'people-at-limit',
	'courses-sttp',
	'claims-late'
] as const;
export type RuleMetric = (typeof ruleMetrics)[number];

export const Metric = z.object({
	metric: z.enum(ruleMetrics),
	/** Null where only the change can be counted. */
	before: z.number().int().nullable(),
	after: z.number().int(),
	/** Out of how many; null where there is no whole. */
	of: z.number().int().nullable()
});
export type Metric = z.output<typeof Metric>;

export const EffectParams = z.object({ key: z.string().max(80) });
/** The value tried out, as JSON. */
export const EffectQuery = z.object({ value: z.string().max(6000) });
/** Empty where a rule has no effect that can be counted. */
export const RuleEffect = z.object({ metrics: z.array(Metric) });

export const ClassEffectParams = z.object({ code: z.string().max(40) });
export const ClassEffectQuery = z.object({ level: z.coerce.number().int().min(1).max(5) });
