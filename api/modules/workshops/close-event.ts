import { and, eq, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call, Change } from '#api/call.ts';
import { civilDateOf } from '#api/domain/period.ts';
import {
	hoursEarned,
	hoursWays,
	mayClose,
	mayComplete,
	type Attended
} from '#api/domain/workshop-completion.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { completion, enrolment } from '#db/schema/learning.ts';
import { workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import { closingRefusal } from './closing-refusal.ts';
import type { EventClosed } from './completion-contract.ts';
import {
	attendedBy,
	completionFacts,
	endOf,
	lacksFor,
	minimumOf,
	type CompletionFacts
} from './completion-facts.ts';

type Closed = Change<z.output<typeof EventClosed>> & { completionIds: string[] };
type Completed = { signupId: string; personId: string; attended: Attended };

/**
 * Closes an event that is over, inside the caller's transaction: its sessions are sealed, and whoever attended
 * enough and owes nothing has completed the course. Who completed it at an earlier closing stays as they are.
 */
export async function closeEventStep(tx: Tx, call: Call, eventId: string): Promise<Closed> {
	const facts = await completionFacts(tx, call, { eventId });
	const { found, waitingScans } = facts;
	if (!found?.managed) throw new Problem('not-found');
	const endsAt = endOf(facts);
	const may = mayClose({ status: found.event.status, endsAt, waitingScans, now: call.now });
	if (!may.ok) throw closingRefusal(may.error);

	await tx
		.update(workshopSession)
		.set({ sealedAt: call.now, updatedAt: call.now })
		.where(and(eq(workshopSession.eventId, eventId), isNull(workshopSession.sealedAt)));
	await tx
		.update(workshopEvent)
		.set({ status: 'closed', reason: null, updatedAt: call.now })
		.where(eq(workshopEvent.id, eventId));

	const done = facts.people.flatMap(({ signupId, personId, completionId }): Completed[] => {
		const judged = mayComplete(
			attendedBy(facts, { signupId, now: call.now }),
			lacksFor(facts, { signupId, personId })
		);
		if (!judged.ok || !personId || completionId) return [];
		return [{ signupId, personId, attended: judged.value }];
	});
	const completionIds = await insertCompletions(tx, call, {
		facts,
		done,
		endsAt: endsAt ?? call.now
	});
	const known = facts.people.filter(({ completionId }) => completionId !== null).length;
	const short = facts.people.length - done.length - known;
	const result = { eventId, completed: done.length, short };
	return {
		subject: `workshop_event:${eventId}`,
		before: { status: found.event.status },
		after: { status: 'closed', completed: done.length, short },
		result,
		completionIds
	};
}

async function insertCompletions(
	tx: Tx,
	call: Call,
	{ facts, done, endsAt }: { facts: CompletionFacts; done: Completed[]; endsAt: Date }
) {
	const { found, rules } = facts;
	if (done.length === 0 || !found) return [];
	const minimum = minimumOf(rules);
	const { value, ruleId } = rules.text('kehadiran.jp_dihitung');
	const way = hoursWays.find((each) => each === value) ?? 'event';
	const rows = done.map(({ signupId, personId, attended }) => ({
		id: call.newId('cmt'),
		signupId,
		personId,
		courseId: found.course.id,
		// The end date on the certificate decides the year.
		completedOn: civilDateOf(endsAt, call.zone),
		completedAt: call.now,
		reason: {
			...attended,
			assignments: facts.assignments.map(({ id }) => id),
			postTest: found.postTest !== null,
			way,
			jp: hoursEarned(way, { attended, courseJp: found.course.jp })
		},
		ruleIds: [minimum.ruleId, ruleId]
	}));
	await tx.insert(completion).values(rows);
	// Who took the quiz online has finished that study too, by this completion and no second one.
	const people = JSON.stringify(done.map(({ personId }) => personId));
	if (found.postTest)
		await tx
			.update(enrolment)
			.set({ status: 'completed', completedAt: call.now })
			.where(
				and(
					eq(enrolment.courseId, found.course.id),
					eq(enrolment.status, 'active'),
					sql`${enrolment.personId} in (select value from json_each(${people}))`
				)
			);
	return rows.map(({ id }) => id);
}
