import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { eventException, eventExceptionEarlier } from '#db/schema/admission.ts';
import type { EventParams, GiveException } from './admission-contract.ts';
import { personByNip } from './attendance-list.ts';
import { eventOfCharge } from './signup-events.ts';

type Given = z.output<typeof EventParams> & z.output<typeof GiveException>;

/**
 * Somebody may come although the event asks what they do not meet; who runs it, or HR, says why. What stands already
 * is replaced only by whoever has read it, and is kept beside it. Reasons tell of the person's life: they stay out of the audit,
 * which outlives a purge.
 */
export async function giveException(call: Call, { eventId, nip, reason, replaces }: Given) {
	return call.write('exception.given', async (tx) => {
		const event = await eventOfCharge(tx, call, eventId);
		const { id: personId } = await personByNip(tx, nip);
		if (personId === call.actor.personId) throw new Problem('own-signup');
		const stands = await tx
			.select({ reason: eventException.reason, by: eventException.by, at: eventException.at })
			.from(eventException)
			.where(and(eq(eventException.eventId, eventId), eq(eventException.personId, personId)))
			.get();
		if (stands && !replaces) throw new Problem('exception-stands');
		if (stands && replaces && stands.at.getTime() !== replaces.getTime())
			throw new Problem('exception-stands', { params: { reason: 'changed' } });

		if (stands)
			await tx.insert(eventExceptionEarlier).values({ eventId: event.id, personId, ...stands });
		const said = { reason, by: call.actor.id, at: call.now };
		await tx
			.insert(eventException)
			.values({ eventId: event.id, personId, ...said })
			.onConflictDoUpdate({
				target: [eventException.eventId, eventException.personId],
				set: said
			});
		return {
			subject: `person:${personId}`,
			before: stands && { eventId: event.id, by: stands.by, at: stands.at },
			after: { eventId: event.id, by: said.by, at: said.at },
			result: { personId }
		};
	});
}
