import { and, inArray, or } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayDecide, nextDesk } from '#api/domain/signup.ts';
import { Problem } from '#api/http/problem.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import { moveSignups, type Step } from './move-signups.ts';
import { recordSteps } from './record-steps.ts';
import type { DecideSignups } from './signup-contract.ts';
import { announced, signupEvents, type SignupEventRow } from './signup-events.ts';
import { atDesk, ofAnyDesk } from './signup-reach.ts';
import { tellSignups } from './tell-signup.ts';

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

		const fit: { row: Row; event: SignupEventRow }[] = [];
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
			if (may.ok) fit.push({ row, event });
			else left.push({ signupId, code: may.error.code });
		}
		// Of a single one the answer is the refusal itself.
		const [only] = left;
		if (only && ids.length === 1) throw new Problem(codeOf(only.code));
		const became = await moveSignups(
			tx,
			call,
			fit.map((each) => stepOf(each, input))
		);
		const moved = fit.map(({ row: { id, status, ...row }, event }) => ({
			...{ signupId: id, personId: row.personId, unitId: row.unitId, event },
			status: became.get(id) ?? status,
			reason: input.reason ?? null
		}));
		await recordSteps(tx, call, moved);
		await tellSignups(tx, call, moved);
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

function stepOf({ row, event }: { row: Row; event: SignupEventRow }, input: Given): Step {
	const desk = row.status === 'requested' ? 'requested' : 'reviewed';
	const onwards = nextDesk(event.approval, desk) ?? 'seat';
	const to = input.decision === 'reject' ? 'rejected' : onwards;
	return { signupId: row.id, eventId: event.id, to };
}
