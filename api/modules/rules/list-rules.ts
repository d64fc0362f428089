import type { Call } from '#api/call.ts';
import { ruleRowOut, ruleRowsQuery } from './rule-rows.ts';

/** Every rule with its value today and the next one. */
export async function listRules(call: Call) {
	const rows = await ruleRowsQuery(call);
	const byKey = Map.groupBy(rows, ({ row }) => row.key);
	return {
		items: [...byKey].map(([key, versions]) => {
			const shown = versions.map((each) => ruleRowOut(call, each));
			return {
				key,
				current: shown.find(({ state }) => state === 'current') ?? null,
				planned: shown.findLast(({ state }) => state === 'planned') ?? null,
				versions: shown.filter(({ state }) => state !== 'withdrawn').length
			};
		}),
		today: call.today
	};
}
