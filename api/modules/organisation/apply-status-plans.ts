import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { person, statusPlan } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { changeStatus, statusAction } from './status-change.ts';

const aTurn = 100;
type Plan = typeof statusPlan.$inferSelect;

/** Hourly: what was planned for today or before takes effect, in the name of whoever planned it. */
export async function applyStatusPlans(call: Call) {
	const due = await call.db
		.select({ plan: statusPlan, next: legalStatus })
		.from(statusPlan)
		.innerJoin(legalStatus, eq(legalStatus.code, statusPlan.legalStatus))
		.where(and(isNull(statusPlan.outcome), lte(statusPlan.effectiveOn, call.today)))
		.orderBy(asc(statusPlan.effectiveOn), asc(statusPlan.id))
		.limit(aTurn);
	for (const each of due) {
		const planner = call.inNameOf(each.plan.plannedBy);
		try {
			await takeEffect(planner, each);
		} catch (fault) {
			if (!(fault instanceof Problem)) throw fault;
			await refuse(planner, { plan: each.plan, code: fault.code });
		}
	}
}

type Due = { plan: Plan; next: typeof legalStatus.$inferSelect };

const takeEffect = (call: Call, { plan, next }: Due) =>
	call.write(statusAction(next), async (tx) => {
		await settle(tx, call, { plan, outcome: 'done' });
		const before = await tx
			.select({ code: person.legalStatus, name: legalStatus.name })
			.from(person)
			.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
			.where(eq(person.id, plan.personId))
			.get();
		if (!before) throw new Problem('not-found');
		const { personId, effectiveOn, reason, endAppointments } = plan;
		const change = { personId, before, next, effectiveOn, reason, endAppointments };
		return { ...(await changeStatus(tx, call, change)), result: null };
	});

/** The last admin stays in: the plan is closed and says so, instead of being tried for ever. */
const refuse = (call: Call, { plan, code }: { plan: Plan; code: string }) =>
	call.write('person.status-plan-refused', async (tx) => {
		await settle(tx, call, { plan, outcome: 'refused' });
		return { subject: `person:${plan.personId}`, after: { code }, result: null };
	});

/** Only while it is open: somebody may have cancelled it meanwhile. */
async function settle(tx: Tx, call: Call, given: { plan: Plan; outcome: 'done' | 'refused' }) {
	const [settled] = await tx
		.update(statusPlan)
		.set({ outcome: given.outcome, settledAt: call.now })
		.where(and(eq(statusPlan.id, given.plan.id), isNull(statusPlan.outcome)))
		.returning({ id: statusPlan.id });
	if (!settled) throw new Error(`the plan ${given.plan.id} is settled already`);
}
