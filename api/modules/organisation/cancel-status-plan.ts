import { and, eq, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { person, statusPlan } from '#db/schema/organisation.ts';
import { peopleInReach } from './visible.ts';

/** The change that was planned does not come; the legal status stays what it is. */
export async function cancelStatusPlan(call: Call, { personId }: { personId: string }) {
	return call.write('person.status-plan-cancelled', async (tx) => {
		const open = await tx
			.select({ plan: statusPlan })
			.from(statusPlan)
			.innerJoin(person, eq(person.id, statusPlan.personId))
			.where(
				and(eq(person.id, personId), isNull(statusPlan.outcome), peopleInReach(call, 'person.edit'))
			)
			.get();
		if (!open) throw new Problem('not-found');
		const { id, legalStatus, effectiveOn } = open.plan;
		await tx
			.update(statusPlan)
			.set({ outcome: 'cancelled', settledAt: call.now })
			.where(eq(statusPlan.id, id));
		return {
			subject: `person:${personId}`,
			before: { legalStatus, effectiveOn },
			result: { done: true as const }
		};
	});
}
