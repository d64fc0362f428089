import { eq, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import { nestedQuota } from '#api/domain/event-quota.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { eventQuota, eventRequirement } from '#db/schema/admission.ts';
import { course } from '#db/schema/catalogue.ts';
import { position, unit } from '#db/schema/organisation.ts';
import { positionClass, rank } from '#db/schema/rules.ts';
import type { SaveAdmission } from './admission-contract.ts';

type Quotas = z.output<typeof SaveAdmission>['quotas'];
type Requirements = z.output<typeof SaveAdmission>['requirements'];

const refusal = (pointer: string, code: string) =>
	new Problem('invalid-input', { errors: [{ pointer, code }] });

export async function refuseQuotas(tx: Tx, quotas: Quotas) {
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
export async function refuseRequirements(tx: Tx, requirements: Requirements) {
	const of = (kind: Requirements[number]['kind']) => [
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

export async function storedAdmission(tx: Tx, eventId: string) {
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
