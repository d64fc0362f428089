import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { opensAt } from '#api/domain/attendance.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules } from '#api/rules.ts';
import type { Tx } from '#db/client.ts';
import { signup, signupStatus, workshopSession } from '#db/schema/workshops.ts';
import type { AddWalkIn, SessionId } from './attendance-contract.ts';
import { attendanceRulesOf, attendanceRulesQuery } from './attendance-facts.ts';
import { personByNip, signupOf } from './attendance-list.ts';
import { managedEvent, sessionsQuery, type SessionRow } from './attendance-visible.ts';
import { forgetShifts } from './forget-shifts.ts';
import { markableSession } from './markable.ts';
import { isOwn } from './own-attendance.ts';
import { unitOf } from './place-of.ts';

type Given = z.output<typeof SessionId> & z.output<typeof AddWalkIn>;

/** Somebody who came without being on the list: one of the agency's own by NIP, or a guest by name. */
export async function addWalkIn(call: Call, given: Given) {
	return call.write('walk-in.added', async (tx) => {
		const { event, session } = await markableSession(tx, call, given.sessionId);
		await refuseEarly(tx, call, session);
		const who = given.nip ? await personByNip(tx, given.nip) : null;
		if (who && isOwn(call, who.id)) throw new Problem('own-attendance');
		if (!who && !given.guestName)
			throw new Problem('invalid-input', { errors: [{ pointer: '/nip', code: 'required' }] });

		const listed = who && (await signupOf(tx, { eventId: event.id, personId: who.id }));
		if (listed?.status === 'booked') throw new Problem('on-list-already');
		const signupId = listed?.id ?? call.newId('sgn');
		if (listed) {
			await tx
				.update(signup)
				.set({ status: 'booked', updatedAt: call.now })
				.where(eq(signup.id, listed.id));
			if (listed.status === 'cancelled') await forgetShifts(tx, call, [listed.id]);
		} else {
			await tx.insert(signup).values({
				id: signupId,
				eventId: event.id,
				personId: who?.id ?? null,
				guestName: who ? null : (given.guestName ?? null),
				guestInstitution: who ? null : (given.guestInstitution ?? null),
				source: 'walk-in',
				status: 'booked',
				unitId: who ? unitOf(call, who.id) : null,
				createdAt: call.now,
				updatedAt: call.now
			});
		}
		await tx.insert(signupStatus).values({
			id: call.newId('sst'),
			signupId,
			status: 'booked',
			by: call.actor.id,
			at: call.now
		});
		return {
			subject: `event:${event.id}`,
			after: { signupId, guest: who === null },
			result: { signupId }
		};
	});
}

/** Whoever is on the spot shows when it opens; before that only who manages the event lets people in past its desk. */
async function refuseEarly(tx: Tx, call: Call, session: SessionRow['session']) {
	const { openMinutes } = attendanceRulesOf(new Rules(await attendanceRulesQuery(call, tx)));
	if (call.now >= opensAt(session, openMinutes)) return;
	const [managed] = await sessionsQuery(tx).where(
		and(eq(workshopSession.id, session.id), managedEvent(call))
	);
	if (!managed) throw new Problem('walk-in-early');
}
