import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { RuleChange } from './rule-contract.ts';
import { refuseUnfit } from './refuse-unfit.ts';
import { ruleRowsQuery } from './rule-rows.ts';
import { setRule } from './set-rule.ts';

type Input = z.output<typeof RuleChange> & { key: string };

/** A new value of one rule from a day on, which is today or later. */
export async function changeRule(call: Call, input: Input) {
	const [latest] = await ruleRowsQuery(call, input.key).limit(1);
	if (!latest) throw new Problem('not-found');
	await refuseUnfit(call, input);

	const rules = await call.rules();
	return call.write('rule.changed', async (tx) => {
		const { key, value, validFrom, legalBasis, note } = input;
		const ruleId = await setRule(tx, call, {
			key,
			value,
			validFrom,
			legalBasis,
			note: note || null
		});
		return {
			subject: `rule:${key}`,
			before: rules.get(key),
			after: { ruleId, value, validFrom, legalBasis },
			result: { ruleId }
		};
	});
}
