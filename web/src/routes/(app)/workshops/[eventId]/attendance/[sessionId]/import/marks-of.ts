import type * as z from 'zod';
import type { MarkPlan } from '#api/modules/workshops/hall-contract.ts';

type Plan = z.output<typeof MarkPlan>;
type Item = Plan['items'][number];
type Confirmed = {
	/** What the form says under a name; empty where it says nothing. */
	told: (name: string) => string;
	/** What stands beside the mark. */
	noteOf: (item: Item) => string;
};

/**
 * The marks that a person confirmed: the sure ones, those they named, and those that they let replace a mark. `kept` are
 * the rows that name somebody who is marked otherwise already, without the tick that replaces it.
 */
export function marksOf(plan: Plan, { told, noteOf }: Confirmed) {
	const taken = new Set<string>();
	const kept: number[] = [];
	const marks = plan.items.flatMap((item, at) => {
		const signupId = item.signupId ?? told(`who-${at}`);
		const outcome = item.outcome === 'asks' ? outcomeOfPicked(plan, item, signupId) : item.outcome;
		const isTicked = told(`replace-${at}`) !== '';
		if (item.outcome === 'asks' && outcome === 'differs' && !isTicked) kept.push(at);
		const isConfirmed = outcome === 'marks' || (outcome === 'differs' && isTicked);
		if (!isConfirmed || item.status === null || taken.has(signupId)) return [];
		taken.add(signupId);
		const note = noteOf(item).slice(0, 300);
		return [{ id: crypto.randomUUID(), signupId, status: item.status, note }];
	});
	return { marks, kept };
}

/** What the row would be if the file itself had named whom a person picked; null: nobody is picked. */
function outcomeOfPicked(plan: Plan, { status }: Item, picked: string) {
	if (picked === '') return null;
	const standing = plan.people.find(({ signupId }) => signupId === picked)?.standing ?? null;
	if (standing === null) return 'marks';
	return standing === status ? 'same' : 'differs';
}
