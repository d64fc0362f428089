import type { Call } from '#api/call.ts';
import { creditState } from '#db/schema/credits.ts';
import { refreshStates } from './refresh-states.ts';

/** Drops and rebuilds the derived table; for operators, and the proof that it is derived. */
export async function rebuildStates(call: Call) {
	return call.write('credit-states.rebuilt', async (tx) => {
		await tx.delete(creditState);
		await refreshStates(tx, 'all');
		return { subject: 'credit-states:all', result: { done: true as const } };
	});
}
