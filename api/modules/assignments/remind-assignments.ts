import { and, gt, lte, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { assignment } from '#db/schema/assignments.ts';
import { awaitedTakers, workTold } from './awaited-takers.ts';

const aTurn = 1000;

/**
 * Reminds those who have handed in nothing, so many hours before an assignment is due, once for each due time. Whoever
 * heard of the assignment within these hours knows it and is left alone.
 */
export async function remindAssignments(call: Call) {
	const hours = (await call.rules()).number('pengingat.tugas_jam').value;
	const distance = hours * 3_600_000;
	const of = and(
		gt(assignment.dueAt, call.now),
		lte(assignment.dueAt, new Date(call.now.getTime() + distance))
	);
	const since = call.now.getTime() - distance;
	const ofIt = sql`'assignment:' || ${assignment.id} || ':'`;
	const who = (personId: SQL) => sql`not exists (select 1 from notification n
		where n.person_id = ${personId} and n.event_key >= ${ofIt} and n.event_key < ${ofIt} || '~'
			and (n.created_at > ${since} or n.event_key = ${ofIt} || 'near:' || ${assignment.dueAt}))`;

	for (let full = true; full;) {
		const takers = await awaitedTakers(call.db, { of, who, most: aTurn });
		full = takers.length === aTurn;
		if (takers.length === 0) return;
		await call.write('assignments.reminded', async (tx) => {
			const told = await announce(
				tx,
				call,
				takers.map((each) => workTold('work-near', each, `near:${each.dueAt?.getTime() ?? 0}`))
			);
			return { subject: 'assignment:many', after: { count: told }, result: null };
		});
	}
}
