import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { concludeWaiting } from '#api/modules/learning/index.ts';
import type { Tx } from '#db/client.ts';
import { postTest } from '#db/schema/assignments.ts';
import { course } from '#db/schema/catalogue.ts';
import { lesson } from '#db/schema/learning.ts';
import type { EventParams } from './event-contract.ts';
import type { AskPostTest } from './completion-contract.ts';
import { seatHolders } from './release-studies.ts';
import { managedEvent } from './visible-events.ts';

type Given = z.output<typeof EventParams> & z.output<typeof AskPostTest>;

/** Says whether participants must pass the quiz of the event's course, until the event is closed; who waited for it no longer does. */
export async function askPostTestStep(tx: Tx, call: Call, { eventId, required }: Given) {
	const event = await managedEvent(tx, call, eventId);
	if (event.status !== 'draft' && event.status !== 'open') throw new Problem('event-not-open');
	if (required) await refuseWithoutQuiz(tx, event.courseId);
	const before = await tx.select().from(postTest).where(eq(postTest.eventId, eventId)).get();
	if (required && !before)
		await tx.insert(postTest).values({ eventId, by: call.actor.id, at: call.now });
	const isTakenBack = !required && before !== undefined;
	if (isTakenBack) await tx.delete(postTest).where(eq(postTest.eventId, eventId));
	const personIds = isTakenBack ? await seatHolders(tx, eventId) : [];
	return {
		subject: `workshop_event:${eventId}`,
		before: { postTest: before !== undefined },
		after: { postTest: required },
		result: { eventId, required },
		completionIds: isTakenBack
			? await concludeWaiting(tx, call, { courseId: event.courseId, personIds })
			: []
	};
}

async function refuseWithoutQuiz(tx: Tx, courseId: string) {
	const found = await tx
		.select({ one: sql`1` })
		.from(course)
		.innerJoin(lesson, eq(lesson.versionId, course.versionId))
		.where(sql`${course.id} = ${courseId} and ${lesson.kind} = 'quiz' and ${lesson.final} = 1`)
		.limit(1);
	if (found.length === 0) throw new Problem('course-without-quiz');
}
