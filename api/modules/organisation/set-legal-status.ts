import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { planLeaving } from '#api/domain/appointment.ts';
import { Problem } from '#api/http/problem.ts';
import { stopAccount } from '#api/modules/identity/index.ts';
import type { Tx } from '#db/client.ts';
import { appointment, person, personChange, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import type { SetLegalStatus } from './appointment-contract.ts';
import { wrongField } from './named-person.ts';
import { peopleInReach } from './visible.ts';

type Input = z.output<typeof SetLegalStatus> & { personId: string };

/**
 * Deactivates a person (pension, leave, transfer, death) or reactivates one. Who is no longer active is
 * signed out everywhere and holds no position; certificates, JP and the history stay.
 */
export async function setLegalStatus(call: Call, input: Input) {
	const { personId, effectiveOn, reason } = input;
	const next = await statusOf(call, input.legalStatus);
	const action = next.active ? 'person.reactivated' : 'person.deactivated';
	return call.write(action, async (tx) => {
		const who = await tx
			.select({ before: person.legalStatus, name: legalStatus.name })
			.from(person)
			.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
			.where(and(eq(person.id, personId), peopleInReach(call, 'person.edit')))
			.get();
		if (!who) throw new Problem('not-found');
		if (effectiveOn > call.today) throw wrongField('effectiveOn', 'not-yet');
		if (who.before === next.code) throw wrongField('legalStatus', 'status-unchanged');

		const status = { legalStatus: next.code, updatedAt: call.now };
		await tx.update(person).set(status).where(eq(person.id, personId));
		await remember(tx, call, {
			personId,
			fields: [
				['kedudukanHukum', who.name ?? who.before, next.name],
				['tmtKedudukan', null, effectiveOn],
				['alasanKedudukan', null, reason]
			]
		});
		const leaves = !next.active && input.endAppointments;
		const ended = leaves ? await endAppointments(tx, input) : [];
		if (!next.active) {
			await stopAccount(tx, call, personId);
			await tx.update(unit).set({ headPersonId: null }).where(eq(unit.headPersonId, personId));
		}
		return {
			subject: `person:${personId}`,
			before: { legalStatus: who.before },
			after: { legalStatus: next.code, effectiveOn, ended },
			result: { done: true as const }
		};
	});
}

async function statusOf(call: Call, code: string) {
	const found = await call.db.select().from(legalStatus).where(eq(legalStatus.code, code)).get();
	if (!found) throw wrongField('legalStatus', 'invalid_value');
	return found;
}

async function endAppointments(tx: Tx, { personId, effectiveOn, reason }: Input) {
	const held = await tx.select().from(appointment).where(eq(appointment.personId, personId));
	const ending = planLeaving(held, effectiveOn);
	for (const { id, validTo } of ending)
		await tx.update(appointment).set({ validTo, endReason: reason }).where(eq(appointment.id, id));
	return ending;
}

type Field = [field: string, before: string | null, after: string];

const remember = (tx: Tx, call: Call, given: { personId: string; fields: readonly Field[] }) =>
	tx.insert(personChange).values(
		given.fields.map(([field, before, after]) => ({
			id: call.newId('pch'),
			personId: given.personId,
			at: call.now,
			changedBy: call.actor.id,
			field,
			before,
			after
		}))
	);
