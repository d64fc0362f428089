import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { planEnding } from '#api/domain/appointment.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { appointment } from '#db/schema/organisation.ts';
import type { EndAppointment } from './appointment-contract.ts';
import { appointedPerson, namesOf, refusedField, unitToAppointIn } from './appointed-person.ts';

type Input = z.output<typeof EndAppointment> & { personId: string; appointmentId: string };

/** Gives an appointment its last day: it ends, or, with a later day than before, is extended. */
export async function endAppointment(call: Call, input: Input) {
	return call.write('appointment.ended', async (tx) => {
		const { personId, appointmentId } = input;
		const { held } = await appointedPerson(tx, call, personId);
		const ending = held.find(({ id }) => id === appointmentId);
		if (!ending) throw new Problem('not-found');
		await unitToAppointIn(tx, call, ending.unitId);
		const plan = planEnding(held, { id: appointmentId, on: input.validTo, today: call.today });
		if (!plan.ok) throw refusedField(plan.error);

		const { validTo } = plan.value;
		await tx
			.update(appointment)
			.set({ validTo, endReason: input.reason })
			.where(eq(appointment.id, appointmentId));
		for (const { position, unit } of await namesOf(tx, [appointmentId]))
			await announce(tx, call, [
				{
					kind: 'appointment-ended',
					personId,
					eventKey: `appointment:${appointmentId}:ended:${validTo}`,
					facts: { assignment: ending.kind, position, unit, on: validTo }
				}
			]);
		return {
			subject: `person:${personId}`,
			before: { appointmentId, validTo: ending.validTo },
			after: { appointmentId, validTo },
			result: { done: true as const }
		};
	});
}
