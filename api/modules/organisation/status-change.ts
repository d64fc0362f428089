/** What a change of legal status does, today or on the day it was planned for. */
import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { planLeaving } from '#api/domain/appointment.ts';
import type { CivilDate } from '#api/domain/period.ts';
import { stopAccount } from '#api/modules/identity/index.ts';
import type { Tx } from '#db/client.ts';
import { appointment, person, personChange, unit } from '#db/schema/organisation.ts';
import type { legalStatus } from '#db/schema/rules.ts';

export type StatusChange = {
	personId: string;
	before: { code: string; name: string | null };
	next: typeof legalStatus.$inferSelect;
	effectiveOn: CivilDate;
	reason: string;
	endAppointments: boolean;
};

export const statusAction = (next: { active: boolean }) =>
	next.active ? 'person.reactivated' : 'person.deactivated';

/** Writes it; who is no longer active is signed out everywhere and leads nothing. */
export async function changeStatus(tx: Tx, call: Call, change: StatusChange) {
	const { personId, before, next, effectiveOn, reason } = change;
	await tx
		.update(person)
		.set({ legalStatus: next.code, updatedAt: call.now })
		.where(eq(person.id, personId));
	await remember(tx, call, {
		personId,
		fields: [
			['kedudukanHukum', before.name ?? before.code, next.name],
			['tmtKedudukan', null, effectiveOn],
			['alasanKedudukan', null, reason]
		]
	});
	const leaves = !next.active && change.endAppointments;
	const ended = leaves ? await endAppointments(tx, change) : [];
	if (!next.active) {
		await stopAccount(tx, call, personId);
		await tx.update(unit).set({ headPersonId: null }).where(eq(unit.headPersonId, personId));
	}
	return {
		subject: `person:${personId}`,
		before: { legalStatus: before.code },
		after: { legalStatus: next.code, effectiveOn, ended }
	};
}

async function endAppointments(tx: Tx, { personId, effectiveOn, reason }: StatusChange) {
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
