import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { person, statusPlan } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import type { SetLegalStatus } from './appointment-contract.ts';
import { wrongField } from './named-person.ts';
import { changeStatus, statusAction, type StatusChange } from './status-change.ts';
import type { Tx } from '#db/client.ts';
import { peopleInReach } from './visible.ts';

type Input = z.output<typeof SetLegalStatus> & { personId: string };

/**
 * Deactivates a person (pension, leave, transfer, death) or reactivates one, today or from a later day on.
 * Who is no longer active is signed out everywhere and holds no position; certificates, JP and the history stay.
 */
export async function setLegalStatus(call: Call, input: Input) {
	const next = await statusOf(call, input.legalStatus);
	const isPlanned = input.effectiveOn > call.today;
	const action = isPlanned ? 'person.status-planned' : statusAction(next);
	return call.write(action, async (tx) => {
		const change = { ...input, next, before: await statusBefore(tx, call, input) };
		const done = isPlanned ? await plan(tx, call, change) : await changeStatus(tx, call, change);
		return { ...done, result: { planned: isPlanned } };
	});
}

async function statusOf(call: Call, code: string) {
	const found = await call.db.select().from(legalStatus).where(eq(legalStatus.code, code)).get();
	if (!found) throw wrongField('legalStatus', 'invalid_value');
	return found;
}

async function statusBefore(tx: Tx, call: Call, { personId, legalStatus: next }: Input) {
	const who = await tx
		.select({ code: person.legalStatus, name: legalStatus.name, planId: statusPlan.id })
		.from(person)
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.leftJoin(statusPlan, and(eq(statusPlan.personId, person.id), isNull(statusPlan.outcome)))
		.where(and(eq(person.id, personId), peopleInReach(call, 'person.edit')))
		.get();
	if (!who) throw new Problem('not-found');
	if (who.planId) throw wrongField('legalStatus', 'status-planned');
	if (who.code === next) throw wrongField('legalStatus', 'status-unchanged');
	return who;
}

async function plan(tx: Tx, call: Call, change: StatusChange) {
	const { personId, before, next, effectiveOn, reason, endAppointments } = change;
	await tx.insert(statusPlan).values({
		id: call.newId('spl'),
		personId,
		legalStatus: next.code,
		effectiveOn,
		reason,
		endAppointments,
		plannedBy: call.actor.id,
		plannedAt: call.now
	});
	return {
		subject: `person:${personId}`,
		before: { legalStatus: before.code },
		after: { legalStatus: next.code, effectiveOn }
	};
}
