import { and, eq, inArray, or } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayDecide, nextDesk } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import { recordSteps } from './record-steps.ts';
import { seatOrQueue } from './seats.ts';
import type { DecideSignups } from './signup-contract.ts';
import { announced, signupEvents, type SignupEventRow } from './signup-events.ts';
import { atDesk, ofAnyDesk } from './signup-reach.ts';
import { tellSignup, type Moved } from './tell-signup.ts';

type Given = z.output<typeof DecideSignups>;
type Row = typeof signup.$inferSelect;

/**
 * A desk approves or rejects, one or many at once. What may not be decided (own, decided meanwhile, out of
 * reach) is left as it is and named; `expected` is the number that was confirmed.
 */
export async function decideSignups(call: Call, input: Given) {
	const ids = [...new Set(input.signupIds)];
	if (ids.length !== input.expected)
		throw new Problem('count-mismatch', { params: { count: ids.length } });

	return call.write('signups.decided', async (tx) => {
		const rows = await tx
			.select()
			.from(signup)
			.where(and(inArray(signup.id, ids), ofAnyDesk(call)));
		const waiting = await tx
			.select({ id: signup.id })
			.from(signup)
			.where(and(inArray(signup.id, ids), orDesks(call)));
		const events = await signupEvents(tx).where(
			and(inArray(workshopEvent.id, [...new Set(rows.map((row) => row.eventId))]), announced)
		);
		const open = new Set(waiting.map((each) => each.id));

		const moved: (Moved & { event: SignupEventRow })[] = [];
		const left: { signupId: string; code: string }[] = [];
		for (const signupId of ids) {
			const row = rows.find((each) => each.id === signupId);
			const event = events.find((each) => each.id === row?.eventId);
			if (!row || !event) {
				left.push({ signupId, code: 'not-found' });
				continue;
			}
			const may = mayDecide({
				signup: row,
				waits: open.has(signupId),
				event,
				decision: input.decision,
				by: call.actor.personId,
				now: call.now
			});
			if (may.ok) moved.push({ ...(await decide(tx, call, { row, event, input })), event });
			else left.push({ signupId, code: may.error.code });
		}
		// Of a single one the answer is the refusal itself.
		const [only] = left;
		if (only && ids.length === 1) throw new Problem(codeOf(only.code));
		await recordSteps(tx, call, moved);
		for (const event of events)
			await tellSignup(tx, call, { event, moved: moved.filter((each) => each.event === event) });
		const done = moved.map(({ signupId, status }) => ({ signupId, status }));
		return {
			subject: ids.length === 1 ? `signup:${ids[0] ?? ''}` : `signups:${done.length}`,
			after: { decision: input.decision, done, left },
			result: { done, left }
		};
	});
}

const orDesks = (call: Call) => {
	const own = (['requested', 'reviewed'] as const).map((desk) => atDesk(call, desk));
	return or(...own);
};

const codeOf = (code: string) =>
	code === 'own-signup' || code === 'signup-state' || code === 'signup-not-open'
		? code
		: ('not-found' as const);

/** One after the other, since each counts the seats that the ones before it took. */
async function decide(
	tx: Tx,
	call: Call,
	{ row, event, input }: { row: Row; event: SignupEventRow; input: Given }
): Promise<Moved> {
	const desk = row.status === 'requested' ? 'requested' : 'reviewed';
	const next =
		input.decision === 'reject'
			? ('rejected' as const)
			: (nextDesk(event.approval, desk) ?? seatOrQueue(event.id));
	const [after] = await tx
		.update(signup)
		.set({ status: next, updatedAt: call.now })
		.where(eq(signup.id, row.id))
		.returning({ status: signup.status });
	return {
		signupId: row.id,
		personId: row.personId,
		unitId: row.unitId,
		status: after?.status ?? row.status,
		reason: input.reason ?? null
	};
}
