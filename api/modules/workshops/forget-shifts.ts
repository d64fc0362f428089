import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { signupShift } from '#db/schema/shifts.ts';

/** Who begins a registration anew chooses their shifts anew: what was chosen before the place was given back is over. */
export const forgetShifts = (tx: Tx, call: Call, signupId: string) =>
	tx
		.update(signupShift)
		.set({
			sessionId: null,
			revision: sql`${signupShift.revision} + 1`,
			updatedAt: call.now
		})
		.where(and(eq(signupShift.signupId, signupId), isNotNull(signupShift.sessionId)));
