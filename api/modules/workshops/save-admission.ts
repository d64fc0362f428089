import { eq, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nestedQuota } from '#api/domain/event-quota.ts';
import { mayPlan } from '#api/domain/workshop-event.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { eventQuota, eventRequirement } from '#db/schema/admission.ts';
import { course } from '#db/schema/catalogue.ts';
import { position, unit } from '#db/schema/organisation.ts';
import { positionClass, rank } from '#db/schema/rules.ts';
import type { EventParams, SaveAdmission } from './admission-contract.ts';
import { managedEvent } from './visible-events.ts';

type Given = z.output<typeof EventParams> & z.output<typeof SaveAdmission>;

/** Sets what an event asks and which unit may fill how many seats. It binds who comes from now on. */
export async function saveAdmission(call: Call, { eventId, quotas, requirements }: Given) {
	return call.write('admission.changed', async (tx) => {
		const event = await managedEvent(tx, call, eventId);
		if (!mayPlan(event.status))
			throw new Problem('event-state', { params: { status: event.status } });
		await refuseQuotas(tx, quotas);
		await refuseRequirements(tx, requirements);

		const before = await stored(tx, eventId);
		await tx.delete(eventQuota).where(eq(eventQuota.eventId, eventId));
		await tx.delete(eventRequirement).where(eq(eventRequirement.eventId, eventId));
		if (quotas.length > 0)
			await tx.insert(eventQuota).values(quotas.map((each) => ({ eventId, ...each })));
		if (requirements.length > 0)
			await tx
				.insert(eventRequirement)
				.values(requirements.map((each) => ({ eventId, ...each })))
				.onConflictDoNothing();
		return {
			subject: `workshop_event:${eventId}`,
			before,
			after: { quotas, requirements },
			result: { eventId }
		};
	});
}

const refusal = (pointer: string, code: string) =>
	new Problem('invalid-input', { errors: [{ pointer, code }] });

async function refuseQuotas(tx: Tx, quotas: Given['quotas']) {
	if (quotas.length === 0) return;
	const ids = quotas.map((each) => each.unitId);
	if (new Set(ids).size !== ids.length) throw refusal('/quotas', 'quota-nested');
	const found = await tx
		.select({ id: unit.id, path: unit.path })
		.from(unit)
		.where(inArray(unit.id, ids));
	if (found.length !== ids.length) throw refusal('/quotas', 'not-there');
	if (nestedQuota(found)) throw refusal('/quotas', 'quota-nested');
}

/** Each names something that exists: a position that nobody can hold would keep everybody out. */
async function refuseRequirements(tx: Tx, requirements: Given['requirements']) {
	const of = (kind: Given['requirements'][number]['kind']) => [
		...new Set(requirements.flatMap((each) => (each.kind === kind ? [each.about] : [])))
	];
	const known = {
		position: await count(of('position'), (ids) =>
			tx.select({ id: position.id }).from(position).where(inArray(position.id, ids))
		),
		class: await count(of('class'), (ids) =>
			tx
				.select({ id: positionClass.code })
				.from(positionClass)
				.where(inArray(positionClass.code, ids))
		),
		rank: await count(of('rank'), (ids) =>
			tx.select({ id: rank.code }).from(rank).where(inArray(rank.code, ids))
		),
		course: await count(of('course'), (ids) =>
			tx.select({ id: course.id }).from(course).where(inArray(course.id, ids))
		),
		gap: of('gap').every((about) => about === '')
	};
	if (Object.values(known).includes(false)) throw refusal('/requirements', 'not-there');
}

const count = async (ids: string[], read: (ids: string[]) => PromiseLike<unknown[]>) =>
	ids.length === 0 || (await read(ids)).length === ids.length;

async function stored(tx: Tx, eventId: string) {
	const quotas = await tx
		.select({ unitId: eventQuota.unitId, seats: eventQuota.seats })
		.from(eventQuota)
		.where(eq(eventQuota.eventId, eventId));
	const requirements = await tx
		.select({ kind: eventRequirement.kind, about: eventRequirement.about })
		.from(eventRequirement)
		.where(eq(eventRequirement.eventId, eventId));
	return { quotas, requirements };
}
