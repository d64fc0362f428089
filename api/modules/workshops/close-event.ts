import { and, eq, inArray, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call, Change } from '#api/call.ts';
import { mayClose } from '#api/domain/workshop-completion.ts';
import { Problem } from '#api/http/problem.ts';
import { concludeWaiting } from '#api/modules/learning/index.ts';
import type { Tx } from '#db/client.ts';
import { idList } from '#db/many-rows.ts';
import { enrolment } from '#db/schema/learning.ts';
import { workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import { closingRefusal } from './closing-refusal.ts';
import type { EventClosed } from './completion-contract.ts';
import {
	completedOnOf,
	completionFacts,
	endOf,
	recordedFor,
	type CompletionFacts
} from './completion-facts.ts';
import { insertCompletions, metOf, type Completed } from './insert-completions.ts';

type Closed = Change<z.output<typeof EventClosed>> & { completionIds: string[] };

/**
 * Closes an event that is over, inside the caller's transaction: its sessions are sealed, and whoever attended
 * enough and owes nothing has completed the course. Who completed it at an earlier closing stays as they are; who has
 * the same course in the ledger already, by the rule `jp.kursus_berulang`, earns nothing twice.
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

	const on = completedOnOf(facts, call);
	const met = metOf(facts, call.now);
	const done = met.filter((each) => recordedFor(facts, { ...each, on }) === null);
	const held = await insertCompletions(tx, call, { facts, done, on });
	const studied = found.postTest ? await concludeStudies(tx, call, { facts, met }) : [];
	const known = facts.people.filter(({ completionId }) => completionId !== null).length;
	const counts = {
		completed: done.length,
		recorded: met.length - done.length,
		short: facts.people.length - met.length - known
	};
	return {
		subject: `workshop_event:${eventId}`,
		before: { status: found.event.status },
		after: { status: 'closed', ...counts },
		result: { eventId, ...counts },
		completionIds: [...held, ...studied]
	};
}

/**
 * The quiz was taken online. Who completed the event has finished that study too, by this completion and no second
 * one; who did not, but had done all else of the course, waits for the event no longer and has finished the course.
 */
async function concludeStudies(
	tx: Tx,
	call: Call,
	{ facts: { found, people }, met }: { facts: CompletionFacts; met: readonly Completed[] }
) {
	if (!found) return [];
	const courseId = found.course.id;
	const finished = met.map(({ personId }) => personId);
	await tx
		.update(enrolment)
		.set({ status: 'completed', completedAt: call.now })
		.where(
			and(
				eq(enrolment.courseId, courseId),
				eq(enrolment.status, 'active'),
				inArray(enrolment.personId, idList(finished))
			)
		);
	const others = people.flatMap(({ personId }) => personId ?? []);
	return concludeWaiting(tx, call, { courseId, personIds: others });
}
