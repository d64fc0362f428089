import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { endedBefore } from '#api/domain/supervision.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { supervision } from '#db/schema/organisation.ts';
import type { NameSupervisor } from './appointment-contract.ts';
import { appointedPerson, namesOf } from './appointed-person.ts';
import { namedPerson, wrongField } from './named-person.ts';
import { supervisorInside } from './supervisor-reads.ts';
import { tellSupervisor } from './tell-supervisor.ts';

type Input = z.output<typeof NameSupervisor> & { personId: string };

/** Names who supervises a person from a day on, instead of the head of the unit; one named before ends. */
export async function nameSupervisor(call: Call, input: Input) {
	return call.write('supervisor.named', async (tx) => {
		const { personId, reason, validFrom } = input;
		const validTo = input.validTo ?? null;
		const { held } = await appointedPerson(tx, call, personId);
		if (validFrom < call.today) throw wrongField('validFrom', 'begins-in-the-past');
		if (validTo !== null && validTo < validFrom) throw wrongField('validTo', 'ends-before-start');
		const { supervisorNip: nip } = input;
		const { id: supervisorId } = await namedPerson(tx, call, { nip, field: 'supervisorNip' });
		if (supervisorId === personId) throw wrongField('supervisorNip', 'own-supervisor');
		const above = await supervisorInside(tx, supervisorId, validFrom);
		if (above?.id === personId) throw wrongField('supervisorNip', 'supervises-back');

		const before = await supervisorInside(tx, personId, validFrom);
		const known = await tx.select().from(supervision).where(eq(supervision.personId, personId));
		for (const { id, validTo: end } of endedBefore(known, validFrom))
			await tx.update(supervision).set({ validTo: end }).where(eq(supervision.id, id));
		const id = call.newId('spv');
		const row = { id, personId, supervisorId, reason, validFrom, validTo };
		const made = { createdBy: call.actor.id, createdAt: call.now };
		await tx.insert(supervision).values({ ...row, ...made });

		await announce(tx, call, [
			{
				kind: 'supervisor-named',
				personId,
				eventKey: `supervision:${id}`,
				facts: { from: validFrom, to: validTo }
			}
		]);
		const definitive = held.find(({ kind, validTo: end }) => kind === 'D' && end === null);
		const [place] = await namesOf(tx, definitive ? [definitive.id] : []);
		const { position, unit } = place ?? { position: '', unit: '' };
		const joined = { personId, position, unit, from: validFrom };
		await tellSupervisor(tx, call, { joined, before, event: `supervision:${id}` });
		return {
			subject: `person:${personId}`,
			before: { supervisorId: before?.id ?? null },
			after: { supervisionId: id, supervisorId, validFrom, validTo },
			result: { done: true as const }
		};
	});
}
