import type * as z from 'zod';
import type { Metric } from '#api/modules/reports/effect-contract.ts';
import { number } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { metricName } from './words.server.ts';

/** Numbers of an effect in words; only those that say something: a whole of nobody says nothing. */
export const effectRows = (metrics: readonly z.output<typeof Metric>[]) =>
	metrics
		.filter(({ before, after, of }) => before !== after || after > 0 || (of ?? 0) > 0)
		.map(({ metric, before, after, of }) => ({
			name: metricName(metric),
			before: before === null ? m.rules_effect_of_none() : number(before),
			after: number(after),
			of: of === null ? m.rules_effect_of_none() : number(of),
			changes: before !== after
		}));
