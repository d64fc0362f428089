import type * as z from 'zod';
import type { MarkPlan } from '#api/modules/workshops/hall-contract.ts';
import { m } from '#lib/paraglide/messages.js';

type Plan = z.output<typeof MarkPlan>;

/** The marks that a person confirmed: the sure ones, those they named, and those that they let replace a mark. */
export function marksOf(plan: Plan, told: (name: string) => string) {
	const taken = new Set<string>();
	return plan.items.flatMap((item, at) => {
		const signupId = item.signupId ?? told(`who-${at}`);
		const isConfirmed =
			item.outcome === 'marks' ||
			(item.outcome === 'asks' && signupId !== '') ||
			(item.outcome === 'differs' && told(`replace-${at}`) !== '');
		if (!isConfirmed || item.status === null || taken.has(signupId)) return [];
		taken.add(signupId);
		const note =
			item.minutes === null
				? item.shown
				: m.hall_import_note({ name: item.shown, minutes: item.minutes });
		return [{ id: crypto.randomUUID(), signupId, status: item.status, note: note.slice(0, 300) }];
	});
}
