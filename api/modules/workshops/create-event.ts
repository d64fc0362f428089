import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { isWorkshopMode } from '#api/domain/workshop-event.ts';
import { Problem } from '#api/http/problem.ts';
import { courseInReach } from '#api/modules/catalogue/index.ts';
import type { Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import type { CreateEvent } from './event-contract.ts';
import { eventFacts } from './event-facts.ts';
import { nextNumber } from './next-number.ts';
import { refuseUnitOutOfReach } from './visible-events.ts';

/** A new event of a course that is held face to face or live: a draft that only its planners see. */
export async function createEvent(
	call: Call,
	{ courseId, ...given }: z.output<typeof CreateEvent>
) {
	return call.write('workshop_event.created', async (tx) => {
		await refuseOtherCourses(tx, call, courseId);
		await refuseUnitOutOfReach(tx, call, given.unitId);
		const id = call.newId('evt');
		const number = await nextNumber(tx, courseId);
		await tx.insert(workshopEvent).values({
			id,
			courseId,
			number,
			status: 'draft',
			...eventFacts(given),
			authorId: call.actor.personId,
			createdAt: call.now,
			updatedAt: call.now
		});
		return {
			subject: `workshop_event:${id}`,
			after: { courseId, number, ...given },
			result: { eventId: id }
		};
	});
}

async function refuseOtherCourses(tx: Tx, call: Call, courseId: string) {
	const of = await tx
		.select({ mode: course.mode, status: course.status })
		.from(course)
		.where(and(eq(course.id, courseId), courseInReach(call)))
		.get();
	if (!of || of.status !== 'published')
		throw new Problem('invalid-input', { errors: [{ pointer: '/courseId', code: 'not-there' }] });
	if (!isWorkshopMode(of.mode))
		throw new Problem('invalid-input', {
			errors: [{ pointer: '/courseId', code: 'not-a-workshop' }]
		});
}
