import { inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { SignupSource, SignupStatus } from '#api/domain/signup.ts';
import type { Tx } from '#db/client.ts';
import { signup } from '#db/schema/workshops.ts';
import { forgetShifts } from './forget-shifts.ts';
import { unitOf } from './place-of.ts';

type Given = {
	eventId: string;
	personId: string;
	source: SignupSource;
	status: SignupStatus | SQL<SignupStatus>;
};

/** A new registration, or the one that ended or was only invited, begun anew; nothing when it stands already. */
export async function putOnList(tx: Tx, call: Call, { eventId, personId, source, status }: Given) {
	const asked = {
		status,
		unitId: unitOf(call, personId),
		// A place in the queue is as old as the asking, not as a registration given up long ago.
		createdAt: call.now,
		updatedAt: call.now
	};
	const id = call.newId('sgn');
	const [row] = await tx
		.insert(signup)
		.values({ id, eventId, personId, source, ...asked })
		.onConflictDoUpdate({
			target: [signup.eventId, signup.personId],
			targetWhere: sql`person_id is not null`,
			set: {
				...asked,
				offerEndsAt: null,
				// Who takes up an invitation came by it; whom a unit proposes uses its quota, whoever had invited them.
				source:
					source === 'nomination'
						? source
						: sql`case when ${signup.status} = 'invited' then ${signup.source} else ${source} end`
			},
			setWhere: inArray(signup.status, ['invited', 'rejected', 'cancelled'])
		})
		.returning({ id: signup.id, status: signup.status, unitId: signup.unitId });
	if (row && row.id !== id) await forgetShifts(tx, call, row.id);
	return row ?? null;
}
