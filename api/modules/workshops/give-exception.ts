import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { eventException } from '#db/schema/admission.ts';
import type { EventParams, GiveException } from './admission-contract.ts';
import { personByNip } from './attendance-list.ts';
import { eventOfCharge } from './signup-events.ts';

type Given = z.output<typeof EventParams> & z.output<typeof GiveException>;

/** Somebody may come although the event asks what they do not meet; who runs it, or HR, says why. */
export async function giveException(call: Call, { eventId, nip, reason }: Given) {
	return call.write('exception.given', async (tx) => {
		const event = await eventOfCharge(tx, call, eventId);
		const { id: personId } = await personByNip(tx, nip);
		if (personId === call.actor.personId) throw new Problem('own-signup');
		await tx
			.insert(eventException)
			.values({ eventId: event.id, personId, reason, by: call.actor.id, at: call.now })
			.onConflictDoUpdate({
				target: [eventException.eventId, eventException.personId],
				set: { reason, by: call.actor.id, at: call.now }
			});
		return {
			subject: `person:${personId}`,
			after: { eventId: event.id },
			result: { personId }
		};
	});
}
