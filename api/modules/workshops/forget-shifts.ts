import { and, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { idList } from '#db/many-rows.ts';
import { signupShift } from '#db/schema/shifts.ts';

/** Who begins a registration anew chooses their shifts anew: what was chosen before the place was given back is over. */
export async function forgetShifts(tx: Tx, call: Call, signupIds: readonly string[]) {
	if (signupIds.length === 0) return;
	await tx
		.update(signupShift)
		.set({
			sessionId: null,
			revision: sql`${signupShift.revision} + 1`,
			updatedAt: call.now
		})
		.where(and(inArray(signupShift.signupId, idList(signupIds)), isNotNull(signupShift.sessionId)));
}
