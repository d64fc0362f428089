import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { unit } from '#db/schema/organisation.ts';
import { unitToAppointIn } from './appointed-person.ts';
import { namedPerson } from './named-person.ts';

type Input = { unitId: string; headNip: string | null };

/**
 * Names the head of a unit where no leading position says who it is; without a name the holder of the
 * leading position leads again. The head supervises the unit from the next request on.
 */
export async function nameHead(call: Call, { unitId, headNip: nip }: Input) {
	return call.write('unit.head-named', async (tx) => {
		const place = await unitToAppointIn(tx, call, unitId);
		const head = nip === null ? null : await namedPerson(tx, call, { nip, field: 'headNip' });
		const before = place.headPersonId;
		const after = head?.id ?? null;
		await tx
			.update(unit)
			.set({ headPersonId: after, updatedAt: call.now })
			.where(eq(unit.id, unitId));

		const facts = { role: 'supervisor' as const, unit: place.name };
		const eventKey = `unit:${unitId}:head:${call.now.getTime()}`;
		if (before && before !== after)
			await announce(tx, call, [{ kind: 'role-revoked', personId: before, eventKey, facts }]);
		if (after && before !== after)
			await announce(tx, call, [{ kind: 'role-granted', personId: after, eventKey, facts }]);
		return {
			subject: `unit:${unitId}`,
			before: { headPersonId: before },
			after: { headPersonId: after },
			result: { done: true as const }
		};
	});
}
