import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import type { CreateEvent } from './event-contract.ts';
import { eventFacts } from './event-facts.ts';
import { nextNumber } from './next-number.ts';
import { refuseOtherCourses } from './refuse-other-courses.ts';
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
