import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { planOpening, type Ending } from '#api/domain/appointment.ts';
import { isValidOn } from '#api/domain/period.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { appointment, position } from '#db/schema/organisation.ts';
import type { OpenAppointment } from './appointment-contract.ts';
import { appointedPerson, refusedField, unitToAppointIn } from './appointed-person.ts';
import { supervisorInside } from './supervisor-reads.ts';
import { tellSupervisor } from './tell-supervisor.ts';

type Input = z.output<typeof OpenAppointment> & { personId: string };

/** Appoints a person: a move ends the definitive position the day before, the other kinds stand beside it. */
export async function openAppointment(call: Call, input: Input) {
	return call.write('appointment.opened', async (tx) => {
		const { personId, kind, positionId, unitId, validFrom } = input;
		const who = await appointedPerson(tx, call, personId);
		if (!who.active) throw new Problem('person-not-active');
		const place = await placeOf(tx, call, input);
		const opening = { kind, positionId, unitId, validFrom, validTo: input.validTo ?? null };
		const plan = planOpening(who.held, opening);
		if (!plan.ok) throw refusedField(plan.error);

		const ending = plan.value;
		const before = await supervisorInside(tx, personId, call.today);
		if (ending) await endForMove(tx, call, { ending, held: who.held });
		const appointmentId = call.newId('apt');
		const decree = input.decree || null;
		const row = { id: appointmentId, personId, ...opening, decree, createdAt: call.now };
		await tx.insert(appointment).values(row);
		await announce(tx, call, [
			{
				kind: 'appointment-opened',
				personId,
				eventKey: `appointment:${appointmentId}:opened`,
				facts: { assignment: kind, ...place, from: validFrom, to: opening.validTo }
			}
		]);
		const joined = { personId, ...place, from: validFrom };
		if (kind === 'D')
			await tellSupervisor(tx, call, { joined, before, event: `appointment:${appointmentId}` });
		return {
			subject: `person:${personId}`,
			before: ending ? { appointmentId: ending.id, validTo: null } : null,
			after: { appointmentId, ...opening, ended: ending },
			result: { appointmentId }
		};
	});
}

/** Names of unit and position; both must exist on the first day, and the unit lie within reach. */
async function placeOf(tx: Tx, call: Call, { unitId, positionId, validFrom }: Input) {
	const place = await unitToAppointIn(tx, call, unitId);
	const held = await tx.select().from(position).where(eq(position.id, positionId)).get();
	if (!held) throw new Problem('not-found');
	if (!isValidOn(validFrom, place)) throw notInForce('unitId');
	if (!isValidOn(validFrom, held)) throw notInForce('positionId');
	return { position: held.name, unit: place.name };
}

const notInForce = (field: string) =>
	new Problem('invalid-input', { errors: [{ pointer: `/${field}`, code: 'not-in-force' }] });

/** Who is moved out of a unit must be the caller's to move. */
async function endForMove(
	tx: Tx,
	call: Call,
	{ ending, held }: { ending: Ending; held: readonly (typeof appointment.$inferSelect)[] }
) {
	const left = held.find(({ id }) => id === ending.id);
	await unitToAppointIn(tx, call, left?.unitId ?? '');
	await tx
		.update(appointment)
		.set({ validTo: ending.validTo })
		.where(eq(appointment.id, ending.id));
}
