import { and, eq, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { signup, workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import { personByNip, signupOf } from './attendance-list.ts';
import { chargedSession } from './attendance-visible.ts';
import { isOwn } from './own-attendance.ts';

/** A guest turns out to be one of the agency's own: what was marked of the guest is theirs from now on. */
export async function nameGuest(call: Call, given: { signupId: string; nip: string }) {
	return call.write('guest.named', async (tx) => {
		const guest = await tx
			.select({ id: signup.id, eventId: signup.eventId })
			.from(signup)
			.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
			.innerJoin(workshopSession, eq(workshopSession.eventId, workshopEvent.id))
			.where(and(eq(signup.id, given.signupId), isNull(signup.personId), chargedSession(call)))
			.limit(1)
			.get();
		if (!guest) throw new Problem('not-found');
		const who = await personByNip(tx, given.nip);
		if (isOwn(call, who.id)) throw new Problem('own-attendance');
		if (await signupOf(tx, { eventId: guest.eventId, personId: who.id }))
			throw new Problem('on-list-already');

		await tx
			.update(signup)
			.set({ personId: who.id, guestName: null, guestInstitution: null, updatedAt: call.now })
			.where(eq(signup.id, guest.id));
		return {
			subject: `event:${guest.eventId}`,
			after: { signupId: guest.id, personId: who.id },
			result: { signupId: guest.id }
		};
	});
}
