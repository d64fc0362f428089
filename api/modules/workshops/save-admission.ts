import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayPlan } from '#api/domain/workshop-event.ts';
import { Problem } from '#api/http/problem.ts';
import { eventQuota, eventRequirement } from '#db/schema/admission.ts';
import type { EventParams, SaveAdmission } from './admission-contract.ts';
import { refuseQuotas, refuseRequirements, storedAdmission } from './known-admission.ts';
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

		const before = await storedAdmission(tx, eventId);
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
