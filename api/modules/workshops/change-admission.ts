import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayPlan } from '#api/domain/workshop-event.ts';
import { Problem } from '#api/http/problem.ts';
import { eventQuota, eventRequirement } from '#db/schema/admission.ts';
import type { ChangeAdmission, EventParams } from './admission-contract.ts';
import { refuseQuotas, refuseRequirements, storedAdmission } from './known-admission.ts';
import { managedEvent } from './visible-events.ts';

type Given = z.output<typeof EventParams> & z.output<typeof ChangeAdmission>;

/**
 * One line more, another or less of what an event asks and of its quotas. What stands beside it stays, whoever set it,
 * and the same line twice is one.
 */
export async function changeAdmission(call: Call, { eventId, quota, requirement }: Given) {
	return call.write('admission.changed', async (tx) => {
		const event = await managedEvent(tx, call, eventId);
		if (!mayPlan(event.status))
			throw new Problem('event-state', { params: { status: event.status } });
		const before = await storedAdmission(tx, eventId);
		if (quota && quota.seats !== null)
			await refuseQuotas(tx, [
				...before.quotas.filter((each) => each.unitId !== quota.unitId),
				{ unitId: quota.unitId, seats: quota.seats }
			]);
		if (requirement?.asked) await refuseRequirements(tx, [requirement]);

		if (quota) {
			const { unitId, seats } = quota;
			await tx
				.delete(eventQuota)
				.where(and(eq(eventQuota.eventId, eventId), eq(eventQuota.unitId, unitId)));
			if (seats !== null) await tx.insert(eventQuota).values({ eventId, unitId, seats });
		}
		if (requirement) {
			const { kind, about, asked } = requirement;
			await tx
				.delete(eventRequirement)
				.where(
					and(
						eq(eventRequirement.eventId, eventId),
						eq(eventRequirement.kind, kind),
						eq(eventRequirement.about, about)
					)
				);
			if (asked) await tx.insert(eventRequirement).values({ eventId, kind, about });
		}

		const after = await storedAdmission(tx, eventId);
		return { subject: `workshop_event:${eventId}`, before, after, result: { eventId } };
	});
}
