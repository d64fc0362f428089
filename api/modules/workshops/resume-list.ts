import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { offerEnd } from '#api/domain/signup-queue.ts';
import type { TimeZone } from '#api/domain/period.ts';
import type { Tx } from '#db/client.ts';
import { signup, workshopSession } from '#db/schema/workshops.ts';
import { tellParticipants } from './tell-participants.ts';
import { tellTrainers } from './tell-plan.ts';
import { tellSignup } from './tell-signup.ts';

type Given = {
	event: { id: string; title: string; startsAt: Date; zone: TimeZone };
	reason: string;
};

/**
 * An event that was off takes place after all: everybody on its list and its trainers hear it, and who was offered a seat has the
 * whole time for the answer anew.
 */
export async function resumeList(tx: Tx, call: Call, { event, reason }: Given) {
	const { id: eventId, title, startsAt, zone } = event;
	const eventKey = `workshop_event:${eventId}:resumed:${call.now.getTime()}`;
	const facts = { course: title, eventId, reason, startsAt: startsAt.toISOString(), zone };
	const resumed = { kind: 'event-resumed' as const, facts };
	const people = await tellParticipants(tx, call, { eventId, eventKey, told: resumed });
	const at = eq(workshopSession.eventId, eventId);
	const told = people + (await tellTrainers(tx, call, { at, eventKey, told: resumed }));
	const { value: hours } = (await call.rules()).number('pendaftaran.konfirmasi_jam');
	const offerEndsAt = offerEnd({ now: call.now, hours, startsAt });
	const offered = await tx
		.update(signup)
		.set({ offerEndsAt, updatedAt: call.now })
		.where(and(eq(signup.eventId, eventId), eq(signup.status, 'offered')))
		.returning({ signupId: signup.id, personId: signup.personId, unitId: signup.unitId });
	const moved = offered.map((each) => ({ ...each, status: 'offered' as const, offerEndsAt }));
	if (offerEndsAt > call.now) await tellSignup(tx, call, { event, moved });
	return told;
}
