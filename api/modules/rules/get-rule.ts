import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { knownCodes } from './known-codes.ts';
import { ruleRowOut, ruleRowsQuery } from './rule-rows.ts';

/** One rule with everything that it ever said. */
export async function getRule(call: Call, { key }: { key: string }) {
	const rows = await ruleRowsQuery(call, key);
	if (rows.length === 0) throw new Problem('not-found');
	return {
		key,
		rows: rows.map((each) => ruleRowOut(call, each)),
		codes: await knownCodes(call.db, key),
		today: call.today
	};
}
