import type { Call } from '#api/call.ts';
import { institution } from '#db/schema/rules.ts';
import { ruleRowOut, ruleRowsQuery } from './rule-rows.ts';

/** Every rule with its value today and the next one. */
export async function listRules(call: Call) {
	const [rows, [agency]] = await call.readAll([
		ruleRowsQuery(call),
		call.db.select({ reviewedAt: institution.rulesReviewedAt }).from(institution)
	]);
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
		reviewedAt: agency?.reviewedAt?.toISOString() ?? null,
		today: call.today
	};
}
