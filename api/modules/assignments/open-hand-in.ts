import { and, eq, or, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { assignment, handIn } from '#db/schema/assignments.ts';
import { course } from '#db/schema/catalogue.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import type { HandInParams } from './contract.ts';
import { chargedAssignment } from './reach.ts';

/** The file of a hand-in, for whoever handed it in and whoever grades it; that somebody else opened it leaves a trace. */
export async function openHandIn(call: Call, { handInId }: z.output<typeof HandInParams>) {
	const found = await call.db
		.select({ handIn })
		.from(handIn)
		.innerJoin(assignment, eq(assignment.id, handIn.assignmentId))
		.leftJoin(workshopEvent, eq(workshopEvent.id, assignment.eventId))
		.innerJoin(
			course,
			sql`${course.id} = coalesce(${assignment.courseId}, ${workshopEvent.courseId})`
		)
		.where(
			and(
				eq(handIn.id, handInId),
				or(eq(handIn.personId, call.actor.personId ?? ''), chargedAssignment(call))
			)
		)
		.get();
	const { sha256, type, size, name, personId } = found?.handIn ?? {};
	if (!sha256 || !type || !name || size === undefined || size === null)
		throw new Problem('not-found');
	const stored = await openStorage(call.services).get(sha256);
	if (!stored) throw new Error(`file ${sha256} is not in the storage`);
	if (personId !== call.actor.personId) await call.note('work.opened', `hand_in:${handInId}`);
	return { body: stored.body, type, size, name };
}
